namespace Rlaif.Completion;

/// <summary>Finds the largest of nested sets for which the agreement can be promised, after any draw.</summary>
/// <remarks>
/// Learn then test (Angelopoulos et al., 2021). Hypotheses are shown in a fixed order, set by set from a start on and by growing margin
/// within a set; a set that is shown with the whole margin hands its risk on to the next (fallback procedure, Wiens, 2003). Each is
/// tested by a <see cref="SequentialBoundary"/>, so that the sample may end when it likes.
/// </remarks>
internal sealed class ThresholdTest
{
    private readonly SetHypotheses _hypotheses;
    private readonly NestedSets _sets;
    private readonly double[] _levels;
    private readonly int[] _shown;

    public ThresholdTest(SetHypotheses hypotheses)
    {
        (_hypotheses, _sets) = (hypotheses, hypotheses.Sets);
        (_levels, _shown) = (new double[_sets.Count], new int[_sets.Count]);
        Look(new SampleCounts(_sets));
    }

    /// <summary>Gets the first set that risk is staked on.</summary>
    public int First => Array.FindIndex(_hypotheses.Stakes, stake => stake > 0);

    /// <summary>Takes note of what the sample shows after a draw.</summary>
    public void Look(SampleCounts counts)
    {
        var handedOn = 0.0;
        for (var set = 0; set < _sets.Count; set++)
        {
            var level = handedOn + _hypotheses.Stakes[set];
            while (level > 0 && _shown[set] < SetHypotheses.Margins && Passes(_hypotheses.Boundary(set, _shown[set], level), counts.Drawn[set], counts.Disagreed[set]))
            {
                _shown[set]++;
            }

            _levels[set] = level > 0 ? level : 1;
            handedOn = _shown[set] == SetHypotheses.Margins ? level : 0;
        }
    }

    /// <summary>Finds the largest set that can be promised if the sample ends.</summary>
    /// <returns>The set; -1 where there is none.</returns>
    public int Largest(SampleCounts counts)
    {
        var set = _sets.Count - 1;
        while (set >= 0 && Room(set, counts) < 0)
        {
            set--;
        }

        return set;
    }

    /// <summary>Gets how many rows more may be settled without a contradiction before a set can be promised no more.</summary>
    /// <returns>Below 0 where it cannot be promised.</returns>
    public double Room(int set, SampleCounts counts) =>
        _shown[set] == 0 ? -1 : _hypotheses.Room(set, _shown[set] - 1, counts.Settled[set], counts.Contradicted[set]);

    /// <summary>Forecasts when a set will pass.</summary>
    /// <param name="set">The set.</param>
    /// <param name="counts">What the sample shows so far.</param>
    /// <param name="rate">How often labeler and classifier will disagree about its rows.</param>
    /// <param name="handsOn">Whether it has to hand its risk on rather than be promised.</param>
    /// <returns>The draws from all rows that are still needed; infinity for never.</returns>
    public double DrawsToPass(int set, SampleCounts counts, double rate, bool handsOn)
    {
        var (drawn, disagreed, shown) = (counts.Drawn[set], counts.Disagreed[set], _shown[set]);
        var alsoSettled = Math.Max(0, counts.Settled[set] - drawn);
        for (var margin = Math.Max(shown, handsOn ? SetHypotheses.Margins - 1 : 0); margin < SetHypotheses.Margins; margin++)
        {
            var boundary = _hypotheses.Boundary(set, margin, _levels[set]);
            for (var draws = drawn; draws < boundary.Length; draws++)
            {
                var expected = disagreed + (rate * (draws - drawn));
                if (expected <= boundary[draws] && (handsOn || _hypotheses.Room(set, margin, alsoSettled + draws, expected) >= 0))
                {
                    return (draws - drawn) * ((double)_sets.Total / _sets.Size(set));
                }
            }
        }

        return shown == SetHypotheses.Margins && (handsOn || Room(set, counts) >= 0) ? 0 : double.PositiveInfinity;
    }

    private static bool Passes(int[] boundary, int drawn, int disagreed) => drawn < boundary.Length && disagreed <= boundary[drawn];
}
