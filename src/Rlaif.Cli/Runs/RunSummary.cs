using System.Reflection;

namespace Rlaif.Cli.Runs;

/// <summary>The content of <c>run.json</c>: settings, why the run ended, totals. No key and no row text.</summary>
internal sealed record RunSummary(string Version, LabelSettings Settings, IReadOnlyList<string> Labels, StopReason? StopReason, RunTotals Totals)
{
    public static RunSummary Of(LabelSettings settings, ActiveLearningResult result) => new(
        typeof(ActiveLearningLoop).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        settings.WithoutSecrets(),
        [.. result.Classifier.Labels.Select(label => label.Name)],
        result.StopReason,
        RunTotals.Of(result));
}
