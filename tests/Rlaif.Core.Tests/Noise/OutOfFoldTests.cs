using Rlaif.Noise;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Noise;

public sealed class OutOfFoldTests
{
    private static readonly Pool Pool = Some.Pool(60);

    [Fact]
    public async Task PredictAsync_EachExample_IsPredictedWithoutItsLabel()
    {
        await using var training = await new NaiveBayesTrainer().OpenAsync(Pool, Some.Labels, 0);
        TrainingExample[] examples = [.. Enumerable.Range(0, 30).Select(row => new TrainingExample(row, SoftLabel.Certain(row % 2, 2)))];
        var before = await OutOfFold.PredictAsync(training, examples, [], 1, default);

        var changed = await OutOfFold.PredictAsync(training, [.. examples.Select(example => example.Row == 7 ? example with { Label = SoftLabel.Certain(0, 2) } : example)], [], 1, default);

        // The folds follow the labels, so only with the same folds must the prediction be the same.
        Assert.Equal(30, before.Length);
        Assert.All(before, prediction => Assert.Equal(1, prediction.Sum(), 4));
        Assert.NotEqual(before.Select(prediction => prediction[0]), changed.Select(prediction => prediction[0]));
    }

    [Fact]
    public void Deal_Classes_AreSpreadEvenly()
    {
        TrainingExample[] examples = [.. Enumerable.Range(0, 100).Select(row => new TrainingExample(row, SoftLabel.Certain(row < 30 ? 0 : 1, 2)))];

        var folds = OutOfFold.Deal(examples, 3);

        Assert.All(Enumerable.Range(0, 10), fold =>
        {
            Assert.Equal(10, folds.Count(of => of == fold));
            Assert.Equal(3, folds.Take(30).Count(of => of == fold));
        });
        Assert.NotEqual(folds, OutOfFold.Deal(examples, 4));
    }
}
