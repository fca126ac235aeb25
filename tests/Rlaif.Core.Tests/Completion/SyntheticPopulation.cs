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

    /// <summary>Draws a sample, look after look, and tells the agreement that rows above the threshold really have; null where none was promised.</summary>
    public double? Realized(SamplePlan plan, Random random)
    {
        int[] originals = [.. Enumerable.Range(0, _rowOfOriginal.Length)];
        random.Shuffle(originals);
        var (size, set) = (plan.First(int.MaxValue), -1);
        var looks = new List<(SampleCounts Counts, ThresholdTest Test)>();
        for (var done = 0; size > done;)
        {
            looks.Add((Count(originals.AsSpan(0, size)), plan.Tests[plan.LookOf(size)]));
            set = looks.Max(look => look.Test.LargestPassing(look.Counts, looks[^1].Counts));
            (done, size) = (size, plan.Next(looks[^1].Counts, set, int.MaxValue));
        }

        HashSet<int> asked = [.. originals.Take(size).Select(original => _rowOfOriginal[original])];
        int[] taken = set < 0 ? [] : [.. _rowOfOriginal.Where(row => _confidence[row] >= Sets.Threshold(set) && !asked.Contains(row))];
        return taken.Length == 0 ? null : taken.Count(row => !_disagrees[row]) / (double)taken.Length;
    }

    private SampleCounts Count(ReadOnlySpan<int> originals)
    {
        var counts = new SampleCounts(Sets);
        foreach (var original in originals)
        {
            var row = _rowOfOriginal[original];
            counts.Add(_confidence[row], !_disagrees[row]);
        }

        return counts;
    }
}
