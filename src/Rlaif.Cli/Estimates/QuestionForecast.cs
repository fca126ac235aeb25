using Rlaif.Cli.Settings;
using Rlaif.Labelers;

namespace Rlaif.Cli.Estimates;

/// <summary>What questions will about use: those about rows, doubtful answers again, and texts of the classes.</summary>
internal sealed class QuestionForecast(ActiveLearningLoop loop, LabelSettings settings, LabelSet labels, IReadOnlyList<TextExample> sample)
{
    private static readonly EstimatedCost Nothing = new(0, 0, 0, Cost: 0);

    // Most requests are answered the first time.
    private const double RetryShare = 0.02;

    /// <summary>Guesses low: no answer is doubtful.</summary>
    public EstimatedCost Low(int rows) => Sum(rows, again: 0, estimate => estimate.Low);

    public EstimatedCost Expected(int rows) => Sum(rows, Again(rows), estimate => estimate.Expected);

    public EstimatedCost High(int rows) => Sum(rows, Again(rows), estimate => estimate.High);

    private int Again(int rows) => (int)(rows * settings.Selection.Recheck);

    private EstimatedCost Sum(int rows, int again, Func<CostEstimate, EstimatedCost> guess)
    {
        EstimatedCost[] parts =
        [
            Asked(loop.Labeler, loop.RecheckLabeler is null ? rows + again : rows, guess),
            loop.RecheckLabeler is { } other ? Asked(other, again, guess) : Nothing,
            loop.ExampleWriter is ExampleWriter writer ? guess(writer.Estimate(labels)) : Nothing,
        ];
        return parts.Aggregate((sum, part) => new EstimatedCost(
            sum.Requests + part.Requests, sum.PromptTokens + part.PromptTokens, sum.CompletionTokens + part.CompletionTokens, sum.Cost + part.Cost));
    }

    private EstimatedCost Asked(ILabeler labeler, int rows, Func<CostEstimate, EstimatedCost> guess) => rows > 0 && labeler is ICostEstimator estimator
        ? guess(estimator.Estimate(sample, new EstimatePlan { Rows = rows, FewShot = settings.Answers.FewShot, RetryShare = RetryShare }))
        : Nothing;
}
