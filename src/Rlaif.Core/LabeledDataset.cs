using System.Collections;
using Rlaif.Loop;

namespace Rlaif;

/// <summary>Every example of the pool as it was given, in its order, each with a label.</summary>
/// <remarks>Immutable and safe for concurrent use. Items are made when they are read, so a million cost no memory.</remarks>
public sealed class LabeledDataset : IReadOnlyList<LabeledExample>
{
    private readonly ActiveLearningRun _run;
    private readonly PredictionTable _predictions;
    private readonly SoftLabel?[] _known;
    private readonly SoftLabel?[] _corrected;
    private readonly Annotation?[] _annotations;
    private readonly WeighedVotes _votes;

    internal LabeledDataset(ActiveLearningRun run, PredictionTable predictions, SoftLabel?[] known, SoftLabel?[] corrected, Annotation?[] annotations, WeighedVotes votes)
    {
        _run = run;
        _predictions = predictions;
        _known = known;
        _corrected = corrected;
        _annotations = annotations;
        _votes = votes;
    }

    /// <inheritdoc/>
    public int Count => _run.Pool.Originals.Count;

    /// <inheritdoc/>
    public LabeledExample this[int index]
    {
        get
        {
            var example = _run.Pool.Originals[index];
            var row = _run.Pool.RowOf(index);
            var annotation = _annotations[row];
            var (label, source) = (Given(example, row), annotation) switch
            {
                ({ } known, _) => (known, LabelSource.Known),
                (_, { Label: { } answer }) => (_votes[row] ?? answer, LabelSource.Labeler),
                (_, null or { Outcome: AnnotationOutcome.NotAsked }) => (new SoftLabel(_predictions[row]), LabelSource.Classifier),
                _ => (new SoftLabel(_predictions[row]), LabelSource.Review),
            };
            return new LabeledExample(example, _run.Labels[label.Top].Name, label, source, annotation?.Outcome ?? AnnotationOutcome.NotAsked);
        }
    }

    /// <summary>Gets the labeler's last word on an example: votes, reasons, tokens, cost.</summary>
    /// <param name="index">The position of the example.</param>
    /// <returns>The annotation, or <see langword="null"/> where the labeler was not asked; equal texts share one.</returns>
    public Annotation? GetAnnotation(int index) => _annotations[_run.Pool.RowOf(index)];

    /// <inheritdoc/>
    public IEnumerator<LabeledExample> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // A label that the user knew for this very example is kept, even where an equal text was known to be something else.
    private SoftLabel? Given(TextExample example, int row) =>
        _corrected[row]
        ?? (_run.KnownLabels.TryGetValue(example.Id, out var own) ? SoftLabel.Certain(_run.Labels.IndexOf(own), _run.Labels.Count) : _known[row]);
}
