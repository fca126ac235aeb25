using Rlaif.Cli.Records;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Reports;

/// <summary>Everything that the report shows, made of what a run brought and of its settings.</summary>
internal sealed record ReportModel
{
    public required LabelSettings Settings { get; init; }

    public required ActiveLearningResult Result { get; init; }

    /// <summary>Gets where the labels come from; null where the folder does not tell.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Gets the rows of a class by the source of their label, as numbered by both.</summary>
    public required IReadOnlyList<long[]> CountsByClass { get; init; }

    /// <summary>Gets the rows that were hardest after the first round; none where the run does not tell.</summary>
    public required IReadOnlyList<FollowedRow> Followed { get; init; }

    public required Evidence? Evidence { get; init; }

    /// <summary>Gets the rows of the completion's sample; none where there is no such sample.</summary>
    public required IReadOnlyList<SampledRow> Sample { get; init; }

    /// <summary>Gets the answers that the classifier does not repeat, those first that it is surest of.</summary>
    public required Excerpt<ReportRow> Disagreements { get; init; }

    public required Excerpt<LabeledExample> SetAside { get; init; }

    public required IReadOnlyList<(string Reason, int Rows)> Reasons { get; init; }

    /// <summary>Gets the answers that a classifier, trained without them, holds for wrong.</summary>
    public required Excerpt<ReportRow> Contested { get; init; }

    public IReadOnlyList<Round> Rounds => Result.Rounds;

    public LabelSet Labels => Result.Classifier.Labels;

    /// <summary>Gets how many rows have a label from a source.</summary>
    public long CountOf(LabelSource source) => CountsByClass.Sum(counts => counts[(int)source]);

    public static ReportModel Of(LabelSettings settings, ActiveLearningResult result)
    {
        var survey = PoolSurvey.Of(result);
        return new ReportModel
        {
            Settings = settings.WithoutSecrets(),
            Result = result,
            CountsByClass = survey.CountsByClass,
            Followed = Follow(result, survey.Named),
            Evidence = Evidence.Of(result, survey),
            Sample = survey.Sample,
            Disagreements = Excerpt<ReportRow>.Of([.. survey.Disagreements.OrderByDescending(row => row.Probability)]),
            SetAside = survey.SetAside,
            Reasons = [.. survey.SetAsideByOutcome.Index().Where(outcome => outcome.Item > 0).OrderByDescending(outcome => outcome.Item).Select(outcome => (Words.Why((AnnotationOutcome)outcome.Index), outcome.Item))],
            Contested = Excerpt<ReportRow>.Of(
            [
                .. result.Contested.Where(label => survey.Named.ContainsKey(label.ExampleId))
                    .Select(label => new ReportRow(survey.Named[label.ExampleId].Example, label.Given, label.Suggested, label.Confidence)),
            ]),
        };
    }

    private static List<FollowedRow> Follow(ActiveLearningResult result, IReadOnlyDictionary<string, LabeledExample> rows)
    {
        var predictions = result.Rounds.SelectMany(round => round.Watched ?? []).ToLookup(row => row.ExampleId, StringComparer.Ordinal);
        return [.. predictions.Where(group => rows.ContainsKey(group.Key)).Select(group => new FollowedRow(rows[group.Key], [.. group]))];
    }
}
