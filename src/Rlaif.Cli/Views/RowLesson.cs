using Rlaif.Journals;

namespace Rlaif.Cli.Views;

/// <summary>Follows through the entries of a journal what the classifier learns of one row.</summary>
internal sealed class RowLesson(LabelSet labels, string id, string row, bool isKnown)
{
    private readonly Dictionary<int, BatchPurpose> _purposes = [];
    private ContestedLabel? _contested;
    private string? _correction;
    private string? _answer;
    private bool _isLearningOver;

    /// <summary>Says whose label the classifier learns; a batch that is not whole yet counts as if it were.</summary>
    public string Sentence => $"Trains the classifier: {_correction ?? (isKnown ? "the label known from the start" : _answer ?? "nothing")}";

    public void Follow(JournalEntry entry)
    {
        switch (entry)
        {
            case BatchSelected batch:
                _purposes[batch.Number] = batch.Purpose;
                _isLearningOver |= batch.Purpose == BatchPurpose.Sample;
                break;
            case CompletionDecided:
                _isLearningOver = true;
                break;
            case LabelsContested contested:
                _contested = contested.Labels.FirstOrDefault(label => label.ExampleId == id);
                break;
            case AnswerReceived answer when answer.Annotation.ExampleId == id:
                Follow(answer);
                break;
            case LabelCorrected correction when (correction.ExampleId == id || correction.ExampleId == row) && !_isLearningOver:
                _correction = "the label of a person";
                break;
        }
    }

    // An answer whose batch is lost is taken for one that was to teach, as when a damaged journal is exported.
    private void Follow(AnswerReceived answer)
    {
        var annotation = answer.Annotation;
        switch (_purposes.GetValueOrDefault(answer.Batch))
        {
            case BatchPurpose.Learning:
                _answer = annotation.Label is null ? null : $"the answer of batch {answer.Batch}";
                break;
            case BatchPurpose.Recheck when annotation.Outcome is AnnotationOutcome.Labeled or AnnotationOutcome.Abstained:
                var second = annotation.Label is { } label ? labels[label.Top].Name : null;
                _answer = second == _contested?.Given ? _answer
                    : second is not null && second == _contested?.Suggested ? $"the second answer, of batch {answer.Batch}"
                    : null;
                break;
        }
    }
}
