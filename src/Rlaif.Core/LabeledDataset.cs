using System.Collections;
using Rlaif.Completion;
using Rlaif.Loop;

namespace Rlaif;

/// <summary>Every example of the pool as it was given, in its order, each with a label.</summary>
/// <remarks>Immutable and safe for concurrent use. Items are made when they are read, so a million cost no memory.</remarks>
public sealed class LabeledDataset : IReadOnlyList<LabeledExample>
{
    private readonly ActiveLearningRun _run;
    private readonly PredictionTable _predictions;
    private readonly RowLabels _rows;
    private readonly WeighedVotes _votes;
    private readonly CompletionDecision? _completion;
    private readonly NearDuplicateRows _duplicates;
    private readonly Lazy<Dictionary<int, SoftLabel>> _shared;

    internal LabeledDataset(ActiveLearningRun run, PredictionTable predictions, RowLabels rows, WeighedVotes votes, CompletionDecision? completion, NearDuplicateRows duplicates)
    {
        _run = run;
        _predictions = predictions;
        _rows = rows;
        _votes = votes;
        _completion = completion;
        _duplicates = duplicates;
        _shared = new Lazy<Dictionary<int, SoftLabel>>(() => duplicates.Labels(rows, votes));
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
            var annotation = _rows.LastAnnotation(row);
            var source = SourceOf(row);
            var label = source switch
            {
                LabelSource.Known => Given(example, row)!,
                LabelSource.Labeler => _rows.Answer(row, _votes)!,
                LabelSource.Shared => Shared(row)!,
                _ => new SoftLabel(_predictions[row]),
            };
            return new LabeledExample(example, _run.Labels[label.Top].Name, label, source, annotation?.Outcome ?? AnnotationOutcome.NotAsked)
            {
                IsGuaranteed = source == LabelSource.Classifier && _completion is not null,
            };
        }
    }

    /// <summary>Gets the labeler's last word on an example: votes, reasons, tokens, cost.</summary>
    /// <param name="index">The position of the example.</param>
    /// <returns>The annotation, or <see langword="null"/> where the labeler was not asked; equal texts share one.</returns>
    public Annotation? GetAnnotation(int index) => _rows.LastAnnotation(_run.Pool.RowOf(index));

    /// <summary>Gets the labeler's first word on an example, whatever it said when asked again.</summary>
    /// <param name="index">The position of the example.</param>
    /// <returns>The annotation, or <see langword="null"/> where the labeler was not asked; equal texts share one.</returns>
    public Annotation? GetFirstAnnotation(int index) => _rows.Annotation(_run.Pool.RowOf(index));

    /// <summary>Gets what the classifier says of an example, whoever labeled it.</summary>
    /// <param name="index">The position of the example.</param>
    /// <returns>The prediction of the last classifier, which may have learned from the label of this very example.</returns>
    public SoftLabel GetPrediction(int index) => new(_predictions[_run.Pool.RowOf(index)]);

    /// <inheritdoc/>
    public IEnumerator<LabeledExample> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Counts the examples by where their labels come from, in the order of <see cref="LabelSource"/>.</summary>
    internal int[] CountBySource()
    {
        var counts = new int[Enum.GetValues<LabelSource>().Length];
        for (var row = 0; row < _rows.Count; row++)
        {
            counts[(int)SourceOf(row)] += _run.Pool.Multiplicity(row);
        }

        return counts;
    }

    private LabelSource SourceOf(int row) =>
        _rows.Given(row) is not null ? LabelSource.Known
        : _rows.Answer(row, _votes) is not null ? LabelSource.Labeler
        : Shared(row) is not null ? LabelSource.Shared
        : _rows.Annotation(row) is null or { Outcome: AnnotationOutcome.NotAsked } && IsTrusted(row) ? LabelSource.Classifier
        : LabelSource.Review;

    // A label that the user knew for this very example is kept, even where an equal text was known to be something else.
    private SoftLabel? Given(TextExample example, int row) =>
        _rows.Corrected(row)
        ?? (_run.KnownLabels.TryGetValue(example.Id, out var own) ? SoftLabel.Certain(_run.Labels.IndexOf(own), _run.Labels.Count) : _rows.Given(row));

    // A row that was answered about without a label keeps that for itself.
    private SoftLabel? Shared(int row) =>
        _rows.Annotation(row)?.Outcome is null or AnnotationOutcome.NotAsked or AnnotationOutcome.FailedTransient ? _shared.Value.GetValueOrDefault(_duplicates.LeaderOf(row)) : null;

    // Without a sample there is nothing to trust or distrust the classifier by.
    private bool IsTrusted(int row) => _completion is null || _predictions[row][_predictions.TopOfRows[row]] >= _completion.Threshold;
}
