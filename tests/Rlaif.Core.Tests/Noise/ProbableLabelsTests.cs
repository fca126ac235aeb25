using Rlaif.Noise;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests.Noise;

public sealed class ProbableLabelsTests
{
    private static readonly Pool Pool = Some.Pool(60);

    [Fact]
    public async Task OfAsync_AnAnswerAgainstAllOthers_IsDoubtedMost()
    {
        var labels = await OfAsync([.. Enumerable.Range(0, 40).Select(row => Answer(row, wrong: row == 8))], []);

        Assert.Equal(Enumerable.Range(0, 40), labels.Select(example => example.Row));
        Assert.Equal(8, labels.MinBy(example => example.Label.Probabilities[Answer(example.Row, example.Row == 8).Label.Top])!.Row);
    }

    [Fact]
    public async Task OfAsync_AnAnswer_IsWeighedByTheRuleOfDoubt()
    {
        TrainingExample[] answers = [.. Enumerable.Range(0, 40).Select(row => Answer(row, wrong: row % 7 == 0))];
        await using var training = await new NaiveBayesTrainer().OpenAsync(Pool, Some.Labels, 0);
        var predictions = await OutOfFold.PredictAsync(training, answers, [], 3, default);

        var labels = await OfAsync(answers, []);

        Assert.Equal(answers.Select((answer, index) => new SoftLabel(Doubt.Posterior(answer.Label, predictions[index]))), labels.Select(example => example.Label));
    }

    [Fact]
    public async Task OfAsync_SettledLabels_StayAsTheyAreAndAmongTheRows()
    {
        TrainingExample[] settled = [Answer(3, wrong: true), Answer(30, wrong: false)];

        var labels = await OfAsync([.. Enumerable.Range(0, 40).Where(row => row is not (3 or 30)).Select(row => Answer(row, wrong: false))], settled);

        Assert.Equal(Enumerable.Range(0, 40), labels.Select(example => example.Row));
        Assert.Equal(settled, labels.Where(example => example.Row is 3 or 30));
    }

    [Fact]
    public async Task OfAsync_HalfBelieved_LiesHalfWay()
    {
        TrainingExample[] answers = [.. Enumerable.Range(0, 40).Select(row => Answer(row, wrong: row % 7 == 0))];

        var (whole, half, none) = (await OfAsync(answers, []), await OfAsync(answers, [], belief: 0.5f), await OfAsync(answers, [], belief: 0));

        Assert.Equal(answers, none);
        Assert.All(Enumerable.Range(0, 40), row => Assert.Equal((whole[row].Label.Probabilities[0] + answers[row].Label.Probabilities[0]) / 2, half[row].Label.Probabilities[0], 5));
    }

    private static async Task<IReadOnlyList<TrainingExample>> OfAsync(TrainingExample[] answers, TrainingExample[] settled, float belief = 1)
    {
        await using var training = await new NaiveBayesTrainer().OpenAsync(Pool, Some.Labels, 0);
        return await ProbableLabels.OfAsync(training, answers, settled, belief, seed: 3, default);
    }

    private static TrainingExample Answer(int row, bool wrong) => new(row, SoftLabel.Certain((Some.Gold(Pool[row]) == "fruit") ^ wrong ? 0 : 1, 2));
}
