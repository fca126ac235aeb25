namespace Rlaif.Labelers.Batches;

/// <summary>One row's place at a desk, from which it asks.</summary>
internal sealed class Seat(QuestionDesk desk, LabelRequest request)
{
    public QuestionDesk Desk { get; } = desk;

    public LabelRequest Request { get; } = request;
}
