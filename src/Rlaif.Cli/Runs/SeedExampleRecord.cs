namespace Rlaif.Cli.Runs;

/// <summary>The texts that a model wrote before the first round, for the classifier alone, in <c>provenance.json</c>.</summary>
internal sealed record SeedExampleRecord(int Requests, long PromptTokens, long CompletionTokens, decimal? CostUsd, IReadOnlyList<WrittenClass> Classes)
{
    public static SeedExampleRecord? Of(ActiveLearningResult result) => result.SeedExamples is not { } written
        ? null
        : new SeedExampleRecord(
            written.Requests,
            written.Usage.PromptTokens,
            written.Usage.CompletionTokens,
            written.Cost,
            [.. result.Classifier.Labels.Zip(written.Texts, (label, texts) => new WrittenClass(label.Name, texts))]);
}
