namespace Rlaif.Completion;

/// <summary>Says how large the sample is to be, so that the labeler answers as few rows as can be expected.</summary>
/// <remarks>
/// The sizes at which the sample may be looked at follow from predictions, and so does the part of the risk that each look has
/// (Bonferroni); whether the next look is worth its questions may then be decided by what the sample has shown so far.
/// </remarks>
internal sealed class SamplePlan
{
    // A sample that cannot save anything still tells what agreement can be promised.
    private const int SizeWithoutHope = 300;
    private const double Growth = 1.15;

    // Predictions may think too well or too ill of the classifier.
    private static readonly double[] Cautions = [0.67, 1, 1.5];
    private static readonly (double Size, double Risk)[] Looks = [(0.5, 0.5), (1, 0.3), (2, 0.2)];
    private readonly NestedSets _sets;
    private readonly List<int> _sizes = [];

    /// <param name="sets">The unlabeled rows.</param>
    /// <param name="target">The agreement that is asked for.</param>
    /// <param name="risk">The probability of a promise that does not hold.</param>
    public SamplePlan(NestedSets sets, double target, double risk)
    {
        _sets = sets;
        Tests = [.. Looks.Select(look => new ThresholdTest(sets, target, risk * look.Risk))];

        // Twice what a sample without any disagreement needs.
        var least = (int)Math.Ceiling(2 * Math.Log(risk) / Math.Log(target));
        var best = BestSingle(new ThresholdTest(sets, target, risk), least);
        _sizes = [.. Looks.Select(look => Math.Min(sets.Total, Math.Max(least, (int)(best * look.Size))))];
    }

    /// <summary>Gets the test of each look.</summary>
    public IReadOnlyList<ThresholdTest> Tests { get; }

    /// <summary>Plans the first look.</summary>
    /// <param name="most">The most draws that the budget has for it.</param>
    public int First(int most) => Math.Min(most, _sizes[0]);

    /// <summary>Gets the number of the look at which the sample has a size, from 0.</summary>
    public int LookOf(int sample) => _sizes.FindIndex(size => sample <= size);

    /// <summary>Plans the next look.</summary>
    /// <param name="seen">What the last look has shown.</param>
    /// <param name="passed">The largest set that passed so far; -1 for none.</param>
    /// <param name="most">The most draws that all looks may have together.</param>
    /// <returns>The draws of all looks; those so far where more would not pay.</returns>
    public int Next(SampleCounts seen, int passed, int most)
    {
        var (best, fewest) = (seen.Total, (double)(_sets.Total - Tests[0].Left(passed, seen.Total)));
        for (var look = LookOf(seen.Total) + 1; look < Looks.Length; look++)
        {
            if (_sizes[look] > seen.Total && _sizes[look] <= most && ExpectedQuestions(Tests[look], _sizes[look], seen, passed) is var questions && questions < fewest)
            {
                (best, fewest) = (_sizes[look], questions);
            }
        }

        return best;
    }

    private int BestSingle(ThresholdTest test, int least)
    {
        var (best, fewest) = (SizeWithoutHope, 0.99 * _sets.Total);
        for (var size = least; size <= _sets.Total; size = (int)(size * Growth) + 1)
        {
            var questions = ExpectedQuestions(test, size, seen: null, passed: -1);
            (best, fewest) = questions < fewest ? (size, questions) : (best, fewest);
        }

        return best;
    }

    private double ExpectedQuestions(ThresholdTest test, int sample, SampleCounts? seen, int passed)
    {
        var first = Array.FindIndex(test.Shares(sample), share => share > 0);
        return _sets.Total - Cautions.Average(caution => ExpectedRowsLeft(test, sample, seen, passed, first, caution));
    }

    private double ExpectedRowsLeft(ThresholdTest test, int sample, SampleCounts? seen, int passed, int first, double caution)
    {
        var expected = (double)test.Left(passed, sample);
        var (left, chance) = (test.Left(passed, sample), 1.0);
        for (var set = first; set < _sets.Count; set++)
        {
            chance = set <= passed ? 1 : Math.Min(chance, test.Power(set, sample, caution, seen));
            expected += chance * Math.Max(0, test.Left(set, sample) - left);
            left = Math.Max(left, test.Left(set, sample));
        }

        return expected;
    }
}
