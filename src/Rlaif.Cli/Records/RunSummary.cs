using System.Reflection;
using Rlaif.Classifiers;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Labelers;

namespace Rlaif.Cli.Records;

/// <summary>The content of <c>run.json</c>: settings, why the run ended, totals. No key and no row text.</summary>
internal sealed record RunSummary
{
    public required string Version { get; init; }

    public required LabelSettings Settings { get; init; }

    /// <summary>Gets the classifier that was picked, <c>linear</c> or <c>embedding</c>.</summary>
    public required string Classifier { get; init; }

    public required string? EmbeddingModel { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Gets the code of the reason; null where the run was left before its end.</summary>
    public required string? StopReason { get; init; }

    public required string? StopSentence { get; init; }

    /// <summary>Gets whether the run came to its end; else the same command goes on with it.</summary>
    public required bool Finished { get; init; }

    public required DateTimeOffset? ContinueAfter { get; init; }

    public required int Rows { get; init; }

    public required Dictionary<string, int> Sources { get; init; }

    public required Dictionary<string, int> Outcomes { get; init; }

    public required int Rounds { get; init; }

    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    public required int Requests { get; init; }

    public required int Retries { get; init; }

    public required decimal? CostUsd { get; init; }

    /// <summary>Gets where most answers have their probabilities from; null without answers.</summary>
    public required string? ConfidenceSource { get; init; }

    public required Dictionary<string, int> ConfidenceSources { get; init; }

    /// <summary>Gets the rows asked about whose text looks as if it were written to steer a model.</summary>
    public required int SuspiciousRows { get; init; }

    public required int CachedAnswers { get; init; }

    /// <summary>Gets the share of true classes that were among those offered; null where all were, or nothing is known.</summary>
    public required double? ShortlistRecall { get; init; }

    public required CanarySummary? Canaries { get; init; }

    /// <summary>Gets what was promised of the rows that nobody was asked about; null where nothing was to be.</summary>
    public required CompletionSummary? Completion { get; init; }

    public required NoiseSummary? Noise { get; init; }

    /// <summary>Gets labeler and classifier held against true labels; null where none are known.</summary>
    public required GoldSummary? Gold { get; init; }

    public required SliceSummary? RandomSlice { get; init; }

    /// <summary>Gets how chosen rows taught beside random ones; null where nothing tells.</summary>
    public required SelectionSummary? SelectionAgainstRandom { get; init; }

    /// <summary>Gets by how much the expected accuracy would rise by one more round; null where too few rounds tell.</summary>
    public required double? NextRoundGain { get; init; }

    /// <summary>Gets what the agreement of a jury's members says of each.</summary>
    public required IReadOnlyList<VoterSummary> Voters { get; init; }

    public static RunSummary Of(LabelSettings settings, LabelInputs inputs, ILabeler labeler, ActiveLearningResult result, bool isFinished)
    {
        var annotations = Enumerable.Range(0, result.Labeled.Count).Select(result.Labeled.GetAnnotation).OfType<Annotation>().DistinctBy(annotation => annotation.ExampleId, StringComparer.Ordinal).ToList();
        var sources = Count(annotations.Where(annotation => annotation.Label is not null).Select(annotation => annotation.ConfidenceSource));
        return new RunSummary
        {
            Version = typeof(ActiveLearningLoop).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Settings = settings.WithoutSecrets(),
            Classifier = result.Classifier is EmbeddingClassifier ? "embedding" : settings.Classifier == "mlnet" ? "mlnet" : "linear",
            EmbeddingModel = (result.Classifier as EmbeddingClassifier)?.EmbeddingModel,
            Labels = [.. result.Classifier.Labels.Select(label => label.Name)],
            StopReason = result.StopReason?.Code,
            StopSentence = result.StopReason?.Sentence,
            Finished = isFinished,
            ContinueAfter = result.StopReason?.ContinueAfter,
            Rows = result.Labeled.Count,
            Sources = Count(result.Labeled.Select(row => row.Source)),
            Outcomes = Count(result.Labeled.Select(row => row.Outcome)),
            Rounds = result.Rounds.Count,
            PromptTokens = result.Usage.PromptTokens,
            CompletionTokens = result.Usage.CompletionTokens,
            Requests = result.Requests,
            Retries = result.Retries,
            CostUsd = result.Cost,
            ConfidenceSource = sources.Count == 0 ? null : sources.MaxBy(source => source.Value).Key,
            ConfidenceSources = sources,
            SuspiciousRows = annotations.Count(annotation => annotation.IsSuspicious),
            CachedAnswers = annotations.Count(annotation => annotation.FromCache),
            ShortlistRecall = Recall(annotations, inputs),
            Canaries = (labeler as CanaryLabeler)?.Report is { } report ? CanarySummary.Of(report) : null,
            Completion = CompletionSummary.Of(result.Completion),
            Noise = NoiseSummary.Of(result.Noise),
            Gold = GoldSummary.Of(result, inputs.Pool.GoldLabels()),
            RandomSlice = SliceSummary.Of(result),
            SelectionAgainstRandom = SelectionSummary.Of(result.Selection),
            NextRoundGain = result.Outlook?.ExpectedAccuracy is { } gain ? Math.Round(gain.Value, 5) : null,
            Voters = [.. result.Voters.Select(voter => VoterSummary.Of(voter, result.Classifier.Labels))],
        };
    }

    private static double? Recall(List<Annotation> annotations, LabelInputs inputs)
    {
        var gold = inputs.Pool.GoldLabels();
        bool[] found =
        [
            .. annotations.Where(annotation => annotation.Shortlist is not null && gold.ContainsKey(annotation.ExampleId))
                .Select(annotation => annotation.Shortlist!.Contains(inputs.Labels.IndexOf(gold[annotation.ExampleId]))),
        ];
        return found.Length == 0 ? null : found.Average(isFound => isFound ? 1.0 : 0);
    }

    private static Dictionary<string, int> Count<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        values.CountBy(value => value).OrderBy(pair => pair.Key).ToDictionary(pair => JsonName.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal);
}
