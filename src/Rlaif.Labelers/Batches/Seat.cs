namespace Rlaif.Labelers.Batches;

/// <summary>One row's place at a desk, from which it asks.</summary>
internal sealed class Seat(QuestionDesk desk, LabelRequest request, int number)
{
    public QuestionDesk Desk { get; } = desk;

    public LabelRequest Request { get; } = request;

    /// <summary>Gets the place of the row among all.</summary>
    public int Number { get; } = number;
}
