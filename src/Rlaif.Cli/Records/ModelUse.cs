namespace Rlaif.Cli.Records;

/// <summary>How many answers came from whom, in <c>provenance.json</c>.</summary>
/// <param name="Labeler">The name that was asked for.</param>
/// <param name="Model">The name and version that the server gave; null where it gave none.</param>
/// <param name="Answers">How many rows it was the last to answer about.</param>
internal sealed record ModelUse(string Labeler, string? Model, int Answers)
{
    public static IReadOnlyList<ModelUse> Of(IEnumerable<Annotation> annotations) =>
    [
        .. annotations.Where(annotation => annotation.Outcome != AnnotationOutcome.NotAsked)
            .CountBy(annotation => (annotation.Labeler, annotation.Model))
            .Select(use => new ModelUse(use.Key.Labeler, use.Key.Model, use.Value))
            .OrderByDescending(use => use.Answers).ThenBy(use => use.Labeler, StringComparer.Ordinal).ThenBy(use => use.Model, StringComparer.Ordinal),
    ];
}
