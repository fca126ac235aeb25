namespace Rlaif.Cli.Records;

/// <summary>What was answered and what it took, in <c>provenance.json</c>.</summary>
internal sealed record AnswerTotals
{
    /// <summary>Gets how many different texts were asked about.</summary>
    public required int Texts { get; init; }

    /// <summary>Gets these texts by how the last question about each ended.</summary>
    public required Dictionary<string, int> Outcomes { get; init; }

    public required int FromCache { get; init; }

    public required int Requests { get; init; }

    public required int Retries { get; init; }

    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    /// <summary>Gets the price of all requests; null where one is not known.</summary>
    public required decimal? CostUsd { get; init; }

    public static AnswerTotals Of(IReadOnlyCollection<Annotation> annotations, ActiveLearningResult result) => new()
    {
        Texts = annotations.Count(annotation => annotation.Outcome != AnnotationOutcome.NotAsked),
        Outcomes = annotations.CountBy(annotation => annotation.Outcome).OrderBy(pair => pair.Key).ToDictionary(pair => JsonName.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal),
        FromCache = annotations.Count(annotation => annotation.FromCache),
        Requests = result.Requests,
        Retries = result.Retries,
        PromptTokens = result.Usage.PromptTokens,
        CompletionTokens = result.Usage.CompletionTokens,
        CostUsd = result.Cost,
    };
}
