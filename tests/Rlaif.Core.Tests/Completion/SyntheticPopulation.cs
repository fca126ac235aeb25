using Rlaif.Completion;

namespace Rlaif.Tests.Completion;

/// <summary>Rows with a confidence each, of which a labeler would contradict some; samples of them are drawn and judged.</summary>
internal sealed class SyntheticPopulation
{
    private readonly Pool _pool;
    private readonly int[] _rowOfOriginal;
    private readonly float[] _confidence;
    private readonly bool[] _disagrees;

    /// <param name="confidence">A confidence a distinct text.</param>
    /// <param name="disagrees">Whether labeler and classifier disagree about it.</param>
    /// <param name="times">How often each text occurs.</param>
    public SyntheticPopulation(float[] confidence, bool[] disagrees, int[]? times = null)
    {
        _confidence = confidence;
        _disagrees = disagrees;
        _rowOfOriginal = [.. Enumerable.Range(0, confidence.Length).SelectMany(row => Enumerable.Repeat(row, times?[row] ?? 1))];
        _pool = Pool.FromTexts(_rowOfOriginal.Select(row => $"text {row}"));
        Sets = new NestedSets(_pool, [.. Enumerable.Range(0, confidence.Length)], new PredictionTable([.. confidence.SelectMany(value => new[] { value, 1 - value })], 2));
    }

    public NestedSets Sets { get; }

    /// <summary>Draws a sample until more would not pay, and tells the agreement that rows above the threshold really have; null where none was promised.</summary>
    public double? Realized(SetHypotheses hypotheses, Random random)
    {
        var (counts, test, asked) = (new SampleCounts(Sets), new ThresholdTest(hypotheses), new HashSet<int>());
        int[] originals = [.. Enumerable.Range(0, _rowOfOriginal.Length)];
        random.Shuffle(originals);
        while (new SamplePlan(Sets, test).Next(counts, int.MaxValue) is var draws and > 0)
        {
            foreach (var row in originals.AsSpan(counts.Total, draws).ToArray().Select(original => _rowOfOriginal[original]))
            {
                if (asked.Add(row))
                {
                    counts.Settle(_confidence[row], _pool.Multiplicity(row), _disagrees[row]);
                }

                counts.Add(_confidence[row], !_disagrees[row]);
                test.Look(counts);
            }
        }

        var set = test.Largest(counts);
        int[] taken = set < 0 ? [] : [.. _rowOfOriginal.Where(row => _confidence[row] >= Sets.Threshold(set) && !asked.Contains(row))];
        return taken.Length == 0 ? null : taken.Count(row => !_disagrees[row]) / (double)taken.Length;
    }
}
