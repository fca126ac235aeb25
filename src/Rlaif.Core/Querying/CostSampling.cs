namespace Rlaif.Querying;

/// <summary>Queries the rows that promise the most information for each token of their prompt.</summary>
/// <remarks>
/// Return on investment (Settles, Craven and Friedland, 2008): entropy divided by the tokens of a question, which are those
/// of the text, four characters each, and those that every question has.
/// </remarks>
public sealed class CostSampling : IQueryStrategy
{
    private const int CharactersPerToken = 4;
    private readonly float? _promptTokens;

    /// <summary>Initializes the strategy.</summary>
    /// <param name="promptTokens">
    /// The tokens of a question beside its text, 0 or more; <see langword="null"/> takes them from the questions so far, and 300 before these.
    /// </param>
    public CostSampling(int? promptTokens = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promptTokens ?? 0, nameof(promptTokens));
        _promptTokens = promptTokens;
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Query(QueryContext context, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var tokens = _promptTokens ?? MeasuredPromptTokens(context);
        var scores = context.Predictions.NormalizedEntropy();
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] /= 1 + tokens + TokensOf(context, row);
        }

        return TopRows.Of(context.Candidates, scores, batchSize, context.Random);
    }

    private static float MeasuredPromptTokens(QueryContext context)
    {
        if (context is not { Rounds: [.., { Requests: > 0, Usage.PromptTokens: > 0 } last], Labeled.Count: > 0 })
        {
            return 300;
        }

        var text = 0f;
        foreach (var example in context.Labeled)
        {
            text += (float)TokensOf(context, example.Row) / context.Labeled.Count;
        }

        return Math.Max(0, ((float)last.Usage.PromptTokens / last.Requests) - text);
    }

    private static int TokensOf(QueryContext context, int row) => (context.Pool[row].Text.Length + CharactersPerToken - 1) / CharactersPerToken;
}
