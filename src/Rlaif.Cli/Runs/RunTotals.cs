namespace Rlaif.Cli.Runs;

/// <summary>What a run took and brought, over all rows as they were given.</summary>
internal sealed record RunTotals
{
    public required int Rows { get; init; }

    public required Dictionary<string, int> Sources { get; init; }

    public required Dictionary<string, int> Outcomes { get; init; }

    public required int Rounds { get; init; }

    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    public required int Requests { get; init; }

    public required decimal? CostUsd { get; init; }

    public static RunTotals Of(ActiveLearningResult result) => new()
    {
        Rows = result.Labeled.Count,
        Sources = Count(result.Labeled.Select(row => row.Source)),
        Outcomes = Count(result.Labeled.Select(row => row.Outcome)),
        Rounds = result.Rounds.Count,
        PromptTokens = result.Usage.PromptTokens,
        CompletionTokens = result.Usage.CompletionTokens,
        Requests = result.Requests,
        CostUsd = result.Cost,
    };

    private static Dictionary<string, int> Count<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        values.CountBy(value => value).OrderBy(pair => pair.Key).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value, StringComparer.Ordinal);
}
