using Rlaif.Journals;

namespace Rlaif.Cli.Relabeling;

/// <summary>The answers of a run under another label set.</summary>
/// <remarks>They are the beginning of a run that was broken off in the middle of its first batch.</remarks>
internal sealed class CarriedAnswers
{
    private const int Batch = 1;
    private readonly List<JournalEntry> _given = [];
    private readonly List<string> _asked = [];
    private readonly List<JournalEntry> _answers = [];

    private CarriedAnswers()
    {
    }

    /// <summary>Gets how many rows the batch has.</summary>
    public int Rows => _asked.Count;

    /// <summary>Gets how many of them have no answer that still says which class it is.</summary>
    public int Open => _asked.Count - _answers.Count;

    /// <summary>Gets the entries of the journal.</summary>
    public IEnumerable<JournalEntry> Entries => [.. _given, new BatchSelected(Batch, _asked, TimeSpan.Zero), .. _answers];

    public static CarriedAnswers Of(ActiveLearningResult result, Pool pool, LabelSetChange change)
    {
        var carried = new CarriedAnswers();
        var seen = new HashSet<int>();
        for (var index = 0; index < result.Labeled.Count; index++)
        {
            var row = pool.RowOf(index);
            if (seen.Add(row))
            {
                carried.Add(pool[row].Id, result.Labeled[index], result.Labeled.GetAnnotation(index), change);
            }
        }

        return carried;
    }

    private void Add(string id, LabeledExample row, Annotation? annotation, LabelSetChange change)
    {
        if (row.Source == LabelSource.Known)
        {
            AddGiven(id, row.Prediction.Top, change);
        }
        else if (annotation is { Outcome: not AnnotationOutcome.NotAsked })
        {
            _asked.Add(id);
            if (Answer(id, row, annotation, change) is { } answer)
            {
                _answers.Add(new AnswerReceived(Batch, answer));
            }
        }
    }

    // What a person or the pool's file says stays above any answer.
    private void AddGiven(string id, int label, LabelSetChange change)
    {
        if (change.Carry(label) is { } name)
        {
            _given.Add(new LabelCorrected(id, name));
        }
        else
        {
            _asked.Add(id);
        }
    }

    private static Annotation? Answer(string id, LabeledExample row, Annotation annotation, LabelSetChange change)
    {
        // Where two answers differ, nobody can tell.
        var outcome = row.Source == LabelSource.Labeler ? AnnotationOutcome.Labeled
            : annotation.Outcome == AnnotationOutcome.Labeled ? AnnotationOutcome.Abstained
            : annotation.Outcome;
        return outcome switch
        {
            AnnotationOutcome.Labeled when change.Carry(row.Prediction.Top) is null => null,
            AnnotationOutcome.Abstained when !change.KeepsAbstentions => null,
            _ => new Annotation(id, outcome, outcome == AnnotationOutcome.Labeled ? change.Carry(row.Prediction) : null)
            {
                ConfidenceSource = annotation.ConfidenceSource,
                Labeler = annotation.Labeler,
                Model = annotation.Model,
                Rationale = annotation.Rationale,
                Detail = annotation.Detail,
                IsSuspicious = annotation.IsSuspicious,
                FromCache = true,
                Cost = 0,
            },
        };
    }
}
