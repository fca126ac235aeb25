namespace Rlaif.Labelers.Juries;

/// <summary>What came from a seat: an answer, or why no more answers will come.</summary>
/// <param name="Seat">The number of the seat.</param>
/// <param name="Annotation">The answer.</param>
/// <param name="Failure">Why the labeler cannot go on.</param>
internal readonly record struct SeatAnswer(int Seat, Annotation? Annotation, LabelingException? Failure);
