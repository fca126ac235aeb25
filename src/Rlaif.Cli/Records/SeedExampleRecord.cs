namespace Rlaif.Cli.Records;

/// <summary>The texts that a model wrote before the first round, for the classifier alone, in <c>provenance.json</c>.</summary>
internal sealed record SeedExampleRecord(int Requests, long PromptTokens, long CompletionTokens, decimal? CostUsd, IReadOnlyList<WrittenClass> Classes)
{
    public static SeedExampleRecord? Of(ActiveLearningResult result) => result.SeedExamples is not { Count: > 0 } written
        ? null
        : new SeedExampleRecord(
            written.Sum(examples => examples.Requests),
            written.Sum(examples => examples.Usage.PromptTokens),
            written.Sum(examples => examples.Usage.CompletionTokens),
            written.Aggregate((decimal?)0, (sum, examples) => sum + examples.Cost),
            [.. written.Select(examples => new WrittenClass(examples.Label, examples.Texts))]);
}
