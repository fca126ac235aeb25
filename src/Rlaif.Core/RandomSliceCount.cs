namespace Rlaif;

/// <summary>How the random slices of a run's batches were predicted before they were labeled.</summary>
/// <param name="Rows">The rows of all slices so far that the labeler gave a label.</param>
/// <param name="Agreed">How many of them the classifier of the round before had predicted as the labeler then answered.</param>
public readonly record struct RandomSliceCount(int Rows, int Agreed);
