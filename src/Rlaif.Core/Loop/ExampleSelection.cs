namespace Rlaif.Loop;

/// <summary>Chooses the texts that a question shows beside it: trusted, alike, and not all of one class.</summary>
/// <remarks>It looks at whole batches only, so that what a question shows does not depend on the order of answers.</remarks>
internal sealed class ExampleSelection
{
    // Below this many a choice by likeness would show the same few texts each time, whatever the question.
    private const int TrustedPerExample = 2;
    private const int ClassesToSpreadOver = 4;
    private readonly ActiveLearningRun _run;
    private readonly PoolVectors? _vectors;
    private readonly int _count;
    private readonly List<TrainingExample> _trusted;

    /// <param name="run">The run.</param>
    /// <param name="count">How many examples to show; 0 for none.</param>
    /// <param name="state">Says which labels a person or the user gave.</param>
    /// <param name="predictions">The classifier's, by the same whole batches.</param>
    /// <param name="vectors">The closeness of rows; null where the classifier knows none.</param>
    public ExampleSelection(ActiveLearningRun run, int count, RunState state, PredictionTable predictions, PoolVectors? vectors)
    {
        _run = run;
        _vectors = vectors;
        _trusted = count == 0 ? [] : [.. state.TrainingSet(state.BatchesDone).Where(example => state.IsGiven(example.Row) || example.Label.Top == Distribution.Top(predictions[example.Row]))];
        _count = _trusted.Count >= count * TrustedPerExample ? count : 0;
    }

    public LabelRequest WithExamples(LabelRequest request) =>
        _count == 0 ? request : request with { Examples = [.. Nearest(_run.Pool.RowOf(request.Example.Id))] };

    private IEnumerable<LabeledText> Nearest(int row)
    {
        var classes = Math.Min(ClassesToSpreadOver, _run.Labels.Count);
        var perClass = (_count + classes - 1) / classes;
        var shown = new int[_run.Labels.Count];
        return _trusted
            .Where(example => example.Row != row)
            .OrderByDescending(example => _vectors?.Similarity(row, example.Row) ?? 0)
            .ThenBy(example => example.Row)
            .Where(example => shown[example.Label.Top]++ < perClass)
            .Take(_count)
            .Select(example => new LabeledText(_run.Pool[example.Row].Text, _run.Labels[example.Label.Top].Name));
    }
}
