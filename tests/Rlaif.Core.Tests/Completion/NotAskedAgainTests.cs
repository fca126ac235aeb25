using Rlaif.Journals;
using Rlaif.Loop;

namespace Rlaif.Tests.Completion;

public sealed class NotAskedAgainTests
{
    [Fact]
    public void Add_NotAskedAfterAFailure_LeavesTheFailureAndTheRowOutOfThePopulation()
    {
        var rows = new RowLabels(new SoftLabel?[2]);
        rows.Add(0, new AnswerReceived(1, new Annotation("0", AnnotationOutcome.FailedTransient)), BatchPurpose.Learning);

        rows.Add(0, new AnswerReceived(2, new Annotation("0", AnnotationOutcome.NotAsked)), BatchPurpose.Remainder);

        Assert.Equal(AnnotationOutcome.FailedTransient, rows.Annotation(0)!.Outcome);
        Assert.Equal((1, 0), (rows.OutcomeCount(AnnotationOutcome.FailedTransient), rows.OutcomeCount(AnnotationOutcome.NotAsked)));
        Assert.Equal([1], rows.Unasked());
        Assert.True(rows.IsOpen(0) && rows.IsAnsweredIn(0, 2));
    }
}
