using Rlaif.Completion;
using Rlaif.Journals;
using Rlaif.Loop;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Completion;

public sealed class CompletionSampleTests
{
    private const int Rows = 1000;
    private static readonly ActiveLearningRun Run = new(Pool.FromTexts(Enumerable.Range(0, Rows).Select(row => $"text {row}")), Some.Labels);
    private readonly RunState _state = new(Run, new SoftLabel?[Rows], NearDuplicateRows.Of(Run.Pool, new ActiveLearningOptions(), CancellationToken.None));

    [Theory]
    [InlineData(100, true)]
    [InlineData(300, false)]
    public void Decide_RowsOutsideTheSampleAreCorrected_PromisesOnlyWhereTheMarginCoversThem(int corrections, bool holds)
    {
        AskAboutFirst(150);
        var before = Sample().Decide();
        Correct(corrections);

        var after = Sample().Decide();

        // The whole margin is shown: of 1,000 rows at most 32 are contradicted, as many as may be of 650, but not of 550.
        Assert.Equal(Rows - 150, before.PromisedRows);
        Assert.Equal(holds ? Rows - 150 - corrections : 0, after.PromisedRows);
        Assert.Equal(holds, after.Threshold is not null);
    }

    private CompletionSample Sample() => new(Run, _state, new CompletionOptions { TargetAgreement = 0.95 }, Predictions(), 3);

    // One confidence, so that all rows are one set.
    private static PredictionTable Predictions() => new([.. Enumerable.Range(0, Rows).SelectMany(_ => new[] { 0.97f, 0.03f })], 2);

    private void AskAboutFirst(int draws)
    {
        string[] ids = [.. Run.Pool.Originals.Take(draws).Select(example => example.Id)];
        _state.Apply(new BatchSelected(1, ids, TimeSpan.Zero) { Purpose = BatchPurpose.Sample });
        foreach (var id in ids)
        {
            _state.Apply(new AnswerReceived(1, new Annotation(id, AnnotationOutcome.Labeled, SoftLabel.Certain(0, 2))));
        }

        _state.Apply(new BatchCompleted(1));
    }

    private void Correct(int count)
    {
        foreach (var example in Run.Pool.Originals.Skip(150).Take(count))
        {
            _state.Apply(new LabelCorrected(example.Id, "fruit"));
        }
    }
}
