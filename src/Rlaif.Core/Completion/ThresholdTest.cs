using Rlaif.Evaluation;

namespace Rlaif.Completion;

/// <summary>Finds the largest of nested sets for which the agreement can be promised.</summary>
/// <remarks>
/// Learn then test (Angelopoulos et al., 2021). The null hypothesis of a set: labeler and classifier disagree about more of its
/// rows than the target allows among those that are left where as many draws fall into the set as a small part of the risk
/// leaves open. So the hypotheses are fixed before the draw. Given how many draws fell into the set, the exact probability value
/// is hypergeometric. Sets are tested from the surest on by the fallback procedure (Wiens, 2003): one that passes hands its risk
/// on to the next, so any wrong promise is at most as probable as the whole risk.
/// </remarks>
internal sealed class ThresholdTest
{
    // The part of the risk that more draws fall into some set than its hypothesis reckons with.
    private const double ShareOfCounting = 0.02;

    // The risk is first staked on sets that would pass even if the classifier erred this much more often than it thinks.
    private const double Caution = 1.5;
    private const double ShareOfSurest = 0.8;

    // As many answers must speak against a prediction of the error rate to count as much as it does.
    private const double WeightOfPrediction = 50;

    // (1 - 0.9) * 10 is a little below 1.
    private const double RoundingError = 1e-9;
    private readonly NestedSets _sets;
    private readonly double _target;
    private readonly double _risk;
    private readonly double _riskOfCounting;
    private readonly Dictionary<(int Set, int Sample), int> _mostDrawn = [];
    private double[] _shares = [];
    private int _sample = -1;

    public ThresholdTest(NestedSets sets, double target, double risk)
    {
        (_sets, _target, _risk) = (sets, target, risk * (1 - ShareOfCounting));
        _riskOfCounting = risk * ShareOfCounting / Math.Max(1, sets.Count);
    }

    /// <summary>Finds the largest set that passes at a look.</summary>
    /// <param name="look">What the sample had shown then.</param>
    /// <param name="last">What it shows now: more rows are settled, so what was excluded then has to do for those that are left.</param>
    /// <returns>The set; -1 where none passes.</returns>
    public int LargestPassing(SampleCounts look, SampleCounts last)
    {
        var (passed, handedOn, shares) = (-1, 0.0, Shares(look.Total));
        for (var set = 0; set < _sets.Count; set++)
        {
            var level = handedOn + (_risk * shares[set]);
            var allowed = Allowed(set, Math.Max(look.Answered[set], MostDrawn(set, look.Total)));
            var passes = level > 0 && Hypergeometric.AtMost(look.Disagreed[set], _sets.Size(set), allowed + 1, look.Drawn[set]) <= level;
            handedOn = passes ? level : 0;
            passed = passes && (look == last || allowed - last.Contradicted[set] <= Allowed(set, last.Answered[set])) ? set : passed;
        }

        return passed;
    }

    /// <summary>Gets the share of the risk that each set starts with; answers do not change it.</summary>
    public double[] Shares(int sample)
    {
        if (_sample != sample)
        {
            (_sample, _shares) = (sample, ComputeShares(sample));
        }

        return _shares;
    }

    /// <summary>Stakes most risk on the set that passes most surely, the rest on the largest likely to.</summary>
    private double[] ComputeShares(int sample)
    {
        var (surest, largest, highest) = (0, 0, -1.0);
        for (var set = 0; set < _sets.Count; set++)
        {
            var power = Power(set, sample, Caution);
            (surest, highest) = power > highest ? (set, power) : (surest, highest);
            largest = Power(set, sample, 1) >= 0.5 ? set : largest;
        }

        var shares = new double[_sets.Count];
        shares[surest] += ShareOfSurest;
        shares[Math.Max(surest, largest)] += 1 - ShareOfSurest;
        return shares;
    }

    /// <summary>Computes the probability that a set passes by half of the risk.</summary>
    /// <param name="set">The set.</param>
    /// <param name="sample">The draws from all rows.</param>
    /// <param name="caution">How many times as often as seems the classifier errs.</param>
    /// <param name="seen">What is known of a part of the sample; null for nothing.</param>
    public double Power(int set, int sample, double caution, SampleCounts? seen = null)
    {
        var (known, disagreed) = seen is null ? (0, 0) : (seen.Drawn[set], seen.Disagreed[set]);
        var open = Drawn(set, sample - (seen?.Total ?? 0));
        var most = MostDisagreements(set, known + open, sample) - disagreed;
        var rate = (disagreed + (WeightOfPrediction * _sets.ExpectedErrorRate(set))) / (known + WeightOfPrediction);
        return most < 0 ? 0 : Binomial.AtMost(most, open, Math.Min(1, caution * rate));
    }

    /// <summary>Gets the rows of a set that are left for the classifier after a sample of all rows.</summary>
    public int Left(int set, int sample) => set < 0 ? 0 : Math.Max(0, _sets.Size(set) - _sets.MostSettledBy(set, Drawn(set, sample)));

    private int Drawn(int set, int sample) => (int)((long)sample * _sets.Size(set) / _sets.Total);

    /// <summary>Finds how many draws fall into a set at most, but for its part of the risk.</summary>
    private int MostDrawn(int set, int sample)
    {
        if (!_mostDrawn.TryGetValue((set, sample), out var most))
        {
            var (below, enough) = (-1, Math.Min(sample, _sets.Size(set)));
            while (enough - below > 1)
            {
                var middle = (below + enough) / 2;
                (below, enough) = 1 - Hypergeometric.AtMost(middle, _sets.Total, _sets.Size(set), sample) <= _riskOfCounting ? (below, middle) : (middle, enough);
            }

            _mostDrawn.Add((set, sample), most = enough);
        }

        return most;
    }

    private int Allowed(int set, int answered) =>
        (int)(((1 - _target) * Math.Max(0, _sets.Size(set) - _sets.MostSettledBy(set, answered))) + RoundingError);

    /// <summary>Finds the most disagreements with which a set passes by half of the risk; -1 for never.</summary>
    private int MostDisagreements(int set, int drawn, int sample)
    {
        var (size, marked) = (_sets.Size(set), Allowed(set, MostDrawn(set, sample)) + 1);
        var (passes, fails) = (-1, drawn);
        while (fails - passes > 1)
        {
            var middle = (passes + fails) / 2;
            (passes, fails) = Hypergeometric.AtMost(middle, size, marked, drawn) <= _risk / 2 ? (middle, fails) : (passes, middle);
        }

        return passes;
    }
}
