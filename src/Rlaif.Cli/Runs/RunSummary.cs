using System.Reflection;
using Rlaif.Classifiers;

namespace Rlaif.Cli.Runs;

/// <summary>The content of <c>run.json</c>: settings, why the run ended, totals. No key and no row text.</summary>
/// <param name="Version">The version of Rlaif.</param>
/// <param name="Settings">What the options said.</param>
/// <param name="Classifier">The classifier that was picked, <c>linear</c> or <c>embedding</c>.</param>
/// <param name="EmbeddingModel">The model whose embeddings it reads.</param>
/// <param name="Labels">The classes.</param>
/// <param name="StopReason">Why the run ended.</param>
/// <param name="Totals">What it took and brought.</param>
internal sealed record RunSummary(string Version, LabelSettings Settings, string Classifier, string? EmbeddingModel, IReadOnlyList<string> Labels, StopReason? StopReason, RunTotals Totals)
{
    public static RunSummary Of(LabelSettings settings, ActiveLearningResult result) => new(
        typeof(ActiveLearningLoop).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        settings.WithoutSecrets(),
        result.Classifier is EmbeddingClassifier ? "embedding" : "linear",
        (result.Classifier as EmbeddingClassifier)?.EmbeddingModel,
        [.. result.Classifier.Labels.Select(label => label.Name)],
        result.StopReason,
        RunTotals.Of(result));
}
