using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Records;

/// <summary>The content of <c>provenance.json</c>: where the labels of a run come from. No key and no row text.</summary>
internal sealed record Provenance
{
    public required SoftwareVersions Software { get; init; }

    /// <summary>Gets who answered, by what each server said of itself; the one with most answers first.</summary>
    public required IReadOnlyList<ModelUse> Models { get; init; }

    /// <summary>Gets what the models were told; null where no model was asked.</summary>
    public required PromptRecord? Prompt { get; init; }

    public required LabelSetRecord LabelSet { get; init; }

    /// <summary>Gets the texts that a model wrote of the classes; null where none were asked for.</summary>
    public SeedExampleRecord? SeedExamples { get; init; }

    public required AnswerTotals Answers { get; init; }

    /// <summary>Gets how many rows have their label from whom.</summary>
    public required Dictionary<string, int> Labels { get; init; }

    public required AgreementRecord Agreement { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Gets the SHA-256 of all ids and texts, in their order.</summary>
    public required string PoolFingerprint { get; init; }

    public required int PoolRows { get; init; }

    /// <summary>Gets the file that holds every attempt, beside this one.</summary>
    public required string Journal { get; init; }

    public required LabelSettings Settings { get; init; }

    public static Provenance Of(LabelSettings settings, LabelInputs inputs, ActiveLearningResult result, GoldSummary? gold)
    {
        var annotations = Enumerable.Range(0, result.Labeled.Count).Select(result.Labeled.GetAnnotation).OfType<Annotation>().DistinctBy(annotation => annotation.ExampleId, StringComparer.Ordinal).ToList();
        return new Provenance
        {
            Software = SoftwareVersions.Current,
            Models = ModelUse.Of(annotations),
            Prompt = settings.Labeler == "oracle" ? null : PromptRecord.Of(inputs.Labels, LoopFactory.LabelerOptions(settings, inputs), settings.Answers.FewShot),
            LabelSet = LabelSetRecord.Of(inputs.Labels),
            SeedExamples = SeedExampleRecord.Of(result),
            Answers = AnswerTotals.Of(annotations, result),
            Labels = result.Labeled.CountBy(row => row.Source).OrderBy(pair => pair.Key).ToDictionary(pair => JsonName.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal),
            Agreement = AgreementRecord.Of(result, gold),
            Seed = settings.Seed,
            PoolFingerprint = inputs.Examples.ComputeFingerprint(),
            PoolRows = inputs.Pool.Rows.Count,
            Journal = RunFolder.Journal,
            Settings = settings.WithoutSecrets(),
        };
    }
}
