using Rlaif.Journals;
using Rlaif.Loop;

namespace Rlaif.Tests;

public sealed class RowLabelsTests
{
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0, 1)]
    public void TrainingLabel_TwoOfThreeVoicesAgree_IsWhatTheySay(int second, double first, double other)
    {
        var rows = Rows(Answer(SoftLabel.Certain(second, 3)));

        Assert.Equal([(float)first, (float)other, 0], rows.TrainingLabel(0, 2, WeighedVotes.None)!.Probabilities.ToArray());
    }

    [Fact]
    public void TrainingLabel_NoTwoVoicesAgree_LeavesBothAnswersPossible()
    {
        var rows = Rows(Answer(SoftLabel.Certain(2, 3)));

        var label = rows.TrainingLabel(0, 2, WeighedVotes.None)!;

        Assert.Null(rows.Answer(0, WeighedVotes.None));
        Assert.Equal(label.Probabilities[0], label.Probabilities[2], 5);
        Assert.InRange(label.Probabilities[1], 0, 0.1f);
    }

    [Fact]
    public void TrainingLabel_SecondAnswerOfALaterBatch_IsNotHeard() =>
        Assert.Equal(SoftLabel.Certain(0, 3), Rows(Answer(SoftLabel.Certain(2, 3))).TrainingLabel(0, 1, WeighedVotes.None));

    [Fact]
    public void TrainingLabel_SecondAnswerCannotTell_IsNone() =>
        Assert.Null(Rows(new Annotation("a", AnnotationOutcome.Abstained)).TrainingLabel(0, 2, WeighedVotes.None));

    // Said to be class 0, taken for class 1.
    private static RowLabels Rows(Annotation second)
    {
        var rows = new RowLabels(new SoftLabel?[1]);
        rows.Add(0, new AnswerReceived(1, Answer(SoftLabel.Certain(0, 3))), BatchPurpose.Learning);
        rows.AddSecond(0, new Recheck(0, 1, second, 2));
        return rows;
    }

    private static Annotation Answer(SoftLabel label) => new("a", AnnotationOutcome.Labeled, label);
}
