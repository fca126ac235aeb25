using System.Globalization;
using Rlaif.Cli.Views;
using Rlaif.Labelers;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>What a run will about cost, said before anything is paid.</summary>
internal static class CostForecast
{
    private const int SampleSize = 100;
    private const int ManyRequests = 1_000;

    /// <summary>Guesses from the prompts of a sample of rows; says nothing where the labeler costs nothing.</summary>
    public static void Say(IAnsiConsole console, ActiveLearningLoop loop, LabelSettings settings, LabelInputs inputs)
    {
        if (Of(loop, settings, inputs) is { } sentence)
        {
            console.Say(sentence);
        }
    }

    /// <summary>Takes rows from all over the pool.</summary>
    public static IReadOnlyList<TextExample> Sample(Pool pool, int size)
    {
        var taken = Math.Min(size, pool.Count);
        return [.. Enumerable.Range(0, taken).Select(index => pool[(int)((long)index * pool.Count / taken)])];
    }

    private static string? Of(ActiveLearningLoop loop, LabelSettings settings, LabelInputs inputs)
    {
        var pool = inputs.Pool.ToPool();
        var planned = Planned(settings, pool.Count);
        if (loop.Labeler is not ICostEstimator estimator || planned == 0)
        {
            return null;
        }

        var estimate = estimator.Estimate(Sample(pool, SampleSize), new EstimatePlan { Rows = planned, FewShot = settings.Answers.FewShot });
        var (low, expected, high) = (estimate.Low, estimate.Expected, estimate.High);
        var money = expected.Cost is { } cost
            ? $"{cost:0.00##} US dollars ({low.Cost:0.00##} to {high.Cost:0.00##})"
            : "no price known";
        FormattableString sentence =
            $"Estimate for {planned:N0} rows: {expected.Requests:N0} requests, {Tokens(expected):N0} tokens ({Tokens(low):N0} to {Tokens(high):N0}), {money}.{Advice(settings, expected)}";
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    // A promise may take the labeler to every row, whatever the rounds; contested answers are asked again beside all others.
    private static int Planned(LabelSettings settings, int rows)
    {
        var selection = settings.Selection;
        var byRounds = selection is { MaxRounds: { } rounds, TargetAgreement: null } ? selection.SeedSize + ((rounds - 1L) * selection.Batch) : long.MaxValue;
        var asked = Math.Min(Math.Min(rows, settings.Budget ?? int.MaxValue), byRounds);
        return (int)Math.Min(int.MaxValue, asked + (long)(asked * selection.Recheck));
    }

    private static long Tokens(EstimatedCost cost) => cost.PromptTokens + cost.CompletionTokens;

    private static string Advice(LabelSettings settings, EstimatedCost expected) =>
        expected.Requests > ManyRequests && settings is { Budget: null, Limits: { MaxCost: null, MaxTokens: null, MaxRequests: null } }
            ? " Nothing limits it; --budget, --max-cost or --max-requests would."
            : string.Empty;
}
