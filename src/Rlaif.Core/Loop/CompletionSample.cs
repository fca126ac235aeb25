using Rlaif.Completion;
using Rlaif.Evaluation;
using Rlaif.Querying;

namespace Rlaif.Loop;

/// <summary>The sample that the classifier is judged by: which rows, how many, and what they allow to promise.</summary>
/// <remarks>Everything follows from predictions, seed and answers, so a resumed run comes to the same.</remarks>
internal sealed class CompletionSample
{
    // The best that can be promised without a threshold is a second statement, which needs a risk of its own.
    private const double RiskOfBest = 0.02;
    private const ulong Salt = 0x53414D504C45;
    private readonly ActiveLearningRun _run;
    private readonly RunState _state;
    private readonly CompletionOptions _options;
    private readonly PredictionTable _predictions;
    private readonly int[] _unasked;
    private readonly NestedSets _sets;
    private readonly SetHypotheses _hypotheses;
    private readonly ulong _seed;

    public CompletionSample(ActiveLearningRun run, RunState state, CompletionOptions options, PredictionTable predictions, ulong seed, CancellationToken cancellationToken = default)
    {
        (_run, _state, _options, _predictions, _seed) = (run, state, options, predictions, seed);
        _unasked = state.Unasked();
        _sets = new NestedSets(run.Pool, _unasked, predictions);
        _hypotheses = new SetHypotheses(_sets, options.TargetAgreement, Risk * (1 - RiskOfBest), cancellationToken);
    }

    private double Risk => 1 - _options.Confidence;

    /// <summary>Draws what is asked next; nothing where more would not pay.</summary>
    /// <param name="most">The most questions that may still be asked.</param>
    public string[] Next(int most)
    {
        var (counts, test) = Judge();
        var size = new SamplePlan(_sets, test).Next(counts, Math.Max(0, most));
        return size == 0 ? [] : Draw(_state.Sample.Count + size)[_state.Sample.Count..];
    }

    /// <summary>Tells whether there was an answer, or nothing to ask about.</summary>
    public bool IsTelling() => _unasked.Length == 0 || Rows().Any();

    /// <summary>Lists the rows of the draws up to the first that was not asked about.</summary>
    private IEnumerable<int> Rows() =>
        _state.Sample.Select(_run.Pool.RowOf).TakeWhile(row => _state.IsGiven(row) || _state.Rows.Annotation(row) is { Outcome: not AnnotationOutcome.NotAsked });

    public CompletionDecision Decide()
    {
        var (counts, test) = Judge();
        var (drawn, disagreed) = (counts.Total, counts.Total == 0 ? 0 : counts.Disagreed[^1]);

        // Where every text was drawn or given, nothing is left to be promised.
        var isTelling = drawn > 0 && drawn < _sets.Total && counts.Settled[^1] < _sets.Total;
        var set = isTelling ? test.Largest(counts) : -1;
        return new CompletionDecision
        {
            Target = _options.TargetAgreement,
            Confidence = _options.Confidence,
            Threshold = set < 0 ? null : _sets.Threshold(set),
            PromisedAgreement = set >= 0 ? _options.TargetAgreement : isTelling ? BestPromise(drawn, disagreed) : null,
            PromisedRows = set < 0 ? 0 : Promised(_sets.Threshold(set)),
            SampleRows = drawn,
            SampleAgreed = drawn - disagreed,
        };
    }

    private int Promised(double threshold) => _unasked
        .Where(row => _predictions[row][_predictions.TopOfRows[row]] >= threshold && _state.Rows.IsOpen(row))
        .Sum(_run.Pool.Multiplicity);

    /// <summary>Draws originals without replacement: each row of the file has the same chance, however often its text occurs.</summary>
    /// <remarks>More draws begin with the fewer.</remarks>
    private string[] Draw(int size)
    {
        int[] originals = [.. Enumerable.Range(0, _run.Pool.Originals.Count).Where(original => Array.BinarySearch(_unasked, _run.Pool.RowOf(original)) >= 0)];
        return [.. RandomSampling.Draw(originals, size, Seeds.Random(_seed, Salt)).Select(original => _run.Pool.Originals[original].Id)];
    }

    /// <summary>Goes through the draws: each is a look, whichever were asked about together.</summary>
    private (SampleCounts Counts, ThresholdTest Test) Judge()
    {
        var (counts, test) = (new SampleCounts(_sets), new ThresholdTest(_hypotheses));
        var (counted, settled) = (Rows().Count(), new HashSet<int>());
        for (var draw = 0; draw < _state.Sample.Count; draw++)
        {
            var row = _run.Pool.RowOf(_state.Sample[draw]);
            var (top, annotation) = (_predictions.TopOfRows[row], _state.Rows.Annotation(row));
            var (confidence, agrees) = (_predictions[row][top], annotation?.Label?.Top == top);
            if (!_state.Rows.IsOpen(row) && settled.Add(row))
            {
                // What a person said before the labeler could is not known to contradict.
                counts.Settle(confidence, _run.Pool.Multiplicity(row), !agrees && (annotation?.Label is not null || !_state.IsGiven(row)));
            }

            // No answer, and one of a person only, counts as a disagreement; what comes after a question not asked does not count.
            if (draw < counted)
            {
                counts.Add(confidence, agrees);
                test.Look(counts);
            }
        }

        SettleGiven(counts, settled);
        return (counts, test);
    }

    // A row that a person labels outside the sample is taken out of the promise as well, and nobody knows what the labeler would have said.
    private void SettleGiven(SampleCounts counts, HashSet<int> settled)
    {
        foreach (var row in _unasked)
        {
            if (_state.IsGiven(row) && !settled.Contains(row))
            {
                counts.Settle(_predictions[row][_predictions.TopOfRows[row]], _run.Pool.Multiplicity(row), isContradicted: false);
            }
        }
    }

    /// <summary>Bounds the share of agreement among the rows outside the sample from below, as if all took the classifier's label.</summary>
    private double BestPromise(int drawn, int disagreed) =>
        1 - ((double)(Hypergeometric.MostMarked(disagreed, _sets.Total, drawn, Risk * RiskOfBest) - disagreed) / (_sets.Total - drawn));
}
