using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class RoundMeasuresTests
{
    private static readonly ActiveLearningRun Run = new(Some.Pool(300), Some.Labels);

    [Fact]
    public async Task RandomSlice_EachRound_ComparesWithTheClassifierOfTheRoundBefore()
    {
        var journal = new InMemoryJournal();
        await using var session = await Loop(Moody).OpenAsync(Run with { Journal = journal });
        var (rows, agreed, before) = (0, 0, session.Current.Classifier);
        while (await session.RunRoundAsync() is { } round)
        {
            var batch = (await Some.EntriesAsync(journal)).OfType<BatchSelected>().Last();
            foreach (var row in batch.ExampleIds.TakeLast(batch.RandomCount).Select(id => session.Current.Labeled.Single(row => row.Example.Id == id)))
            {
                rows++;
                agreed += Some.Labels[(await before.PredictAsync([row.Example.Text])).Top()[0]].Name == row.Label ? 1 : 0;
            }

            Assert.Equal(new RandomSliceCount(rows, agreed), round.RandomSlice);
            before = session.Current.Classifier;
        }

        Assert.Equal(20, rows);
        Assert.InRange(agreed, 1, 19);
    }

    [Fact]
    public async Task RandomSlice_RowsWithoutAnAnswer_DoNotCount()
    {
        var result = await Loop(request => request.Round % 2 == 0 ? new Annotation(request.Example.Id, AnnotationOutcome.Abstained) : Some.Right(request)).RunAsync(Run);

        Assert.Equal([0, 0, 5, 5, 10], result.Rounds.Select(round => round.RandomSlice.Rows));
    }

    private static ActiveLearningLoop Loop(Func<LabelRequest, Annotation> answer) => new(new ScriptedLabeler(answer), new NaiveBayesTrainer())
    {
        Options = new ActiveLearningOptions { SeedSize = 10, BatchSize = 10, MaxLabels = 50, RandomSlice = 0.5 },
        StoppingCriteria = [],
    };

    // Right at first, then wrong, so that the classifier of another round would have agreed with others.
    private static Annotation Moody(LabelRequest request) => new(
        request.Example.Id,
        AnnotationOutcome.Labeled,
        SoftLabel.Certain((Some.Gold(request.Example) == "fruit") == request.Round < 3 ? 0 : 1, 2));
}
