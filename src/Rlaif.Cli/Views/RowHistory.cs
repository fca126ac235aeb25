using System.Globalization;
using Rlaif.Cli.Records;
using Rlaif.Journals;

namespace Rlaif.Cli.Views;

/// <summary>Tells in lines what the entries of a journal say about one row, in their order.</summary>
internal sealed class RowHistory(LabelSet labels, string id, string row)
{
    private readonly Dictionary<int, BatchSelected> _batches = [];

    public IEnumerable<string> Lines(JournalEntry entry)
    {
        switch (entry)
        {
            case BatchSelected batch:
                _batches[batch.Number] = batch;
                return [];
            case AnswerReceived answer when answer.Annotation.ExampleId == id:
                return [Answer(answer), .. Details(answer.Annotation)];
            case LabelsContested contested:
                return contested.Labels.Where(label => label.ExampleId == id).Select(label => FormattableString.Invariant(
                    $"Contested: the classifier, trained without it, holds {label.Given} for {label.Confidence:0.0 %} probable and suggests {label.Suggested}"));
            case LabelCorrected correction when correction.ExampleId == id || correction.ExampleId == row:
                return [$"Corrected by a person: {correction.Label}"];
            default:
                return [];
        }
    }

    private string Answer(AnswerReceived answer)
    {
        var annotation = answer.Annotation;
        var batch = _batches.GetValueOrDefault(answer.Batch);
        var purpose = batch is null ? "purpose lost" : JsonName.Of(batch.Purpose);
        var atRandom = batch is not null && batch.ExampleIds.TakeLast(batch.RandomCount).Contains(id, StringComparer.Ordinal) ? ", drawn at random" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Batch {answer.Batch} ({purpose}{atRandom}): {JsonName.Of(annotation.Outcome)}{Label(annotation)}{From(annotation)}; {Spending.Of(annotation)}");
    }

    private string Label(Annotation annotation) => annotation.Label is { } label
        ? FormattableString.Invariant($" {labels[label.Top].Name}, confidence {label.Confidence:0.000} ({JsonName.Of(annotation.ConfidenceSource)})")
        : annotation.Detail is { } detail ? $": {detail}" : string.Empty;

    private static string From(Annotation annotation) =>
        (annotation.Labeler.Length == 0 ? string.Empty : $", by {annotation.Labeler}") + (annotation.FromCache ? ", from the cache" : string.Empty);

    private IEnumerable<string> Details(Annotation annotation)
    {
        foreach (var vote in annotation.Votes)
        {
            yield return vote.Label is { } label
                ? FormattableString.Invariant($"  vote of {vote.Labeler}: {labels[label.Top].Name}, confidence {label.Confidence:0.000}")
                : $"  vote of {vote.Labeler}: none";
        }

        if (annotation.Rationale is { } rationale)
        {
            yield return $"  reasons: {rationale.ReplaceLineEndings(" ")}";
        }
    }
}
