using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Labelers;

namespace Rlaif.Cli.Estimates;

/// <summary>What a planned run will about use, from the prompts of a sample of its rows; nothing is sent.</summary>
/// <param name="LowRows">The fewest rows that are asked about.</param>
/// <param name="ExpectedRows">The likeliest number of rows.</param>
/// <param name="HighRows">The most rows that may be asked about.</param>
/// <param name="Estimate">What they cost.</param>
internal sealed record RunForecast(int LowRows, int ExpectedRows, int HighRows, CostEstimate Estimate)
{
    private const int SampleSize = 100;

    // Where a run stops by itself: the earliest that was seen, and about the median of the table in docs/stopping.md.
    private const int EarliestStop = 100;
    private const int MedianStop = 1_000;

    /// <summary>Plans the run; <see langword="null"/> where the labeler asks no model or no row is to be asked about.</summary>
    public static RunForecast? Of(ActiveLearningLoop loop, LabelSettings settings, LabelInputs inputs)
    {
        var pool = inputs.Examples;
        var most = MostRows(settings, pool.Count);
        if (loop.Labeler is not ICostEstimator || most == 0)
        {
            return null;
        }

        // A promise may take the labeler to every row, and without a criterion only ceilings end the learning.
        var stopsByItself = settings.Selection is { Stop: "auto", TargetAgreement: null };
        var (low, expected) = stopsByItself ? (Math.Min(most, EarliestStop), Math.Min(most, MedianStop)) : (most, most);
        var questions = new QuestionForecast(loop, settings, inputs.Labels, Sample(pool, SampleSize));
        return new RunForecast(low, expected, most, new CostEstimate(
            Within(settings.Limits, questions.Low(low)),
            Within(settings.Limits, questions.Expected(expected)),
            Within(settings.Limits, questions.High(most))));
    }

    /// <summary>Takes rows from all over the pool.</summary>
    public static IReadOnlyList<TextExample> Sample(Pool pool, int size)
    {
        var taken = Math.Min(size, pool.Count);
        return [.. Enumerable.Range(0, taken).Select(index => pool[(int)((long)index * pool.Count / taken)])];
    }

    private static int MostRows(LabelSettings settings, int rows)
    {
        var selection = settings.Selection;
        var byRounds = selection is { MaxRounds: { } rounds, TargetAgreement: null } ? selection.SeedSize + ((rounds - 1L) * selection.Batch) : long.MaxValue;
        return (int)Math.Min(Math.Min(rows, settings.Budget ?? int.MaxValue), byRounds);
    }

    // Ceilings hold whatever is planned.
    private static EstimatedCost Within(LimitSettings limits, EstimatedCost planned)
    {
        var share = Math.Min(
            Math.Min(1, Share(limits.MaxRequests, planned.Requests)),
            Math.Min(Share(limits.MaxTokens, planned.PromptTokens + planned.CompletionTokens), Share(limits.MaxCost, planned.Cost ?? 0)));
        return share == 1 ? planned : new EstimatedCost(Part(planned.Requests), Part(planned.PromptTokens), Part(planned.CompletionTokens), planned.Cost * share);

        long Part(long number) => (long)(number * share);
    }

    private static decimal Share(decimal? limit, decimal planned) => limit is { } most && planned > most ? most / planned : 1;
}
