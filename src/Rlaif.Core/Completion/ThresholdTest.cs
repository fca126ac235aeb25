using Rlaif.Evaluation;

namespace Rlaif.Completion;

/// <summary>Finds the largest of nested sets for which the agreement can be promised.</summary>
/// <remarks>
/// Learn then test (Angelopoulos et al., 2021). The null hypothesis of a set: labeler and classifier disagree about more of its
/// rows than the target allows among those that take the classifier's label. Given how many draws fell into the set, the exact
/// probability value is hypergeometric. Sets are tested from the surest on by the fallback procedure (Wiens, 2003): one that
/// passes hands its risk on to the next, so any wrong promise is at most as probable as the whole risk.
/// </remarks>
internal sealed class ThresholdTest(NestedSets sets, double target, double risk)
{
    // The risk is first staked on sets that would pass even if the classifier erred this much more often than it thinks.
    private const double Caution = 1.5;
    private const double ShareOfSurest = 0.8;

    // (1 - 0.9) * 10 is a little below 1.
    private const double RoundingError = 1e-9;

    /// <summary>Finds the largest set that passes.</summary>
    /// <param name="drawn">How many draws of the sample fell into each set.</param>
    /// <param name="disagreed">In how many of them labeler and classifier disagreed.</param>
    /// <param name="shares">The share of the risk that each set starts with; they sum to 1 and do not depend on answers.</param>
    /// <returns>The set; -1 where none passes.</returns>
    public int LargestPassing(int[] drawn, int[] disagreed, double[] shares)
    {
        var (passed, handedOn) = (-1, 0.0);
        for (var set = 0; set < sets.Count; set++)
        {
            var level = handedOn + (risk * shares[set]);
            var passes = level > 0 && Hypergeometric.AtMost(disagreed[set], sets.Size(set), Allowed(set, drawn[set]) + 1, drawn[set]) <= level;
            handedOn = passes ? level : 0;
            passed = passes ? set : passed;
        }

        return passed;
    }

    /// <summary>Stakes most of the risk on the set that passes most surely, the rest on the largest that is likely to.</summary>
    public double[] Shares(int sample)
    {
        var (surest, largest, highest) = (0, 0, -1.0);
        for (var set = 0; set < sets.Count; set++)
        {
            var power = Power(set, sample, Caution);
            (surest, highest) = power > highest ? (set, power) : (surest, highest);
            largest = Power(set, sample, 1) >= 0.5 ? set : largest;
        }

        var shares = new double[sets.Count];
        shares[surest] += ShareOfSurest;
        shares[Math.Max(surest, largest)] += 1 - ShareOfSurest;
        return shares;
    }

    /// <summary>Computes the probability that a set passes by half of the risk.</summary>
    /// <param name="set">The set.</param>
    /// <param name="sample">The draws from all rows.</param>
    /// <param name="caution">How many times as often as it thinks the classifier errs.</param>
    public double Power(int set, int sample, double caution)
    {
        var drawn = Drawn(set, sample);
        var most = MostDisagreements(set, drawn);
        return most < 0 ? 0 : Binomial.AtMost(most, drawn, Math.Min(1, caution * sets.ExpectedErrorRate(set)));
    }

    /// <summary>Gets the rows of a set that are left for the classifier after a sample of all rows.</summary>
    public int Left(int set, int sample) => Math.Max(0, sets.Size(set) - sets.MostSettledBy(set, Drawn(set, sample)));

    private int Drawn(int set, int sample) => (int)((long)sample * sets.Size(set) / sets.Total);

    private int Allowed(int set, int drawn) =>
        (int)(((1 - target) * Math.Max(0, sets.Size(set) - sets.MostSettledBy(set, drawn))) + RoundingError);

    /// <summary>Finds the most disagreements with which a set passes by half of the risk; -1 where not even none will do.</summary>
    private int MostDisagreements(int set, int drawn)
    {
        var (size, marked) = (sets.Size(set), Allowed(set, drawn) + 1);
        var (passes, fails) = (-1, drawn);
        while (fails - passes > 1)
        {
            var middle = (passes + fails) / 2;
            (passes, fails) = Hypergeometric.AtMost(middle, size, marked, drawn) <= risk / 2 ? (middle, fails) : (passes, middle);
        }

        return passes;
    }
}
