namespace Rlaif.Completion;

/// <summary>Says how large the sample is to be, so that the labeler has to answer about as few rows as can be expected.</summary>
/// <remarks>It looks at predictions only; where they are wrong, the sample is larger or smaller than best, and the promise holds all the same.</remarks>
internal static class SamplePlan
{
    // A sample that cannot save anything still tells what agreement can be promised.
    private const int SizeWithoutHope = 300;
    private const double Growth = 1.15;
    private static readonly double[] Cautions = [0.67, 1, 1.5];

    /// <param name="sets">The unlabeled rows.</param>
    /// <param name="target">The agreement that is asked for.</param>
    /// <param name="risk">The probability of a promise that does not hold.</param>
    /// <param name="most">The most questions that may be asked.</param>
    public static int Size(NestedSets sets, double target, double risk, int most)
    {
        most = Math.Min(most, sets.Total);

        // Twice what a sample without any disagreement needs.
        var least = (int)Math.Ceiling(2 * Math.Log(risk) / Math.Log(target));
        var (best, fewest) = (Math.Min(most, Math.Max(least, SizeWithoutHope)), 0.99 * sets.Total);
        var test = new ThresholdTest(sets, target, risk);
        for (var size = least; size <= most; size = (int)(size * Growth) + 1)
        {
            var questions = ExpectedQuestions(sets, test, size);
            (best, fewest) = questions < fewest ? (size, questions) : (best, fewest);
        }

        return best;
    }

    private static double ExpectedQuestions(NestedSets sets, ThresholdTest test, int sample)
    {
        var first = Array.FindIndex(test.Shares(sample), share => share > 0);
        return sets.Total - Cautions.Average(caution => ExpectedRowsLeft(sets, test, sample, first, caution));
    }

    private static double ExpectedRowsLeft(NestedSets sets, ThresholdTest test, int sample, int first, double caution)
    {
        var (expected, left, chance) = (0.0, 0, 1.0);
        for (var set = first; set < sets.Count; set++)
        {
            chance = Math.Min(chance, test.Power(set, sample, caution));
            expected += chance * (test.Left(set, sample) - left);
            left = test.Left(set, sample);
        }

        return expected;
    }
}
