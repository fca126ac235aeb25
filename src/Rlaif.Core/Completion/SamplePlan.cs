namespace Rlaif.Completion;

/// <summary>Says how the sample goes on, so that the labeler answers as few rows as can be expected.</summary>
/// <remarks>The promise does not rest on it.</remarks>
internal sealed class SamplePlan(NestedSets sets, ThresholdTest test)
{
    // A sample that cannot save anything still tells what agreement can be promised.
    private const int SizeWithoutHope = 300;
    private const int LeastStep = 10;

    // A larger set has to save that part of the rows.
    private const double LeastGain = 0.001;

    // As many answers must speak against a prediction of the error rate to count as much as it does.
    private const double WeightOfPrediction = 50;
    private const double Optimism = 0.8;

    /// <summary>Plans the next draws.</summary>
    /// <param name="counts">What the sample has shown so far.</param>
    /// <param name="most">The most draws that may follow.</param>
    /// <returns>How many; 0 where more would not pay.</returns>
    public int Next(SampleCounts counts, int most)
    {
        most = Math.Min(most, sets.Total - counts.Total);
        var step = Math.Max(LeastStep, counts.Total / 10);
        var passed = sets.Count == 0 ? -1 : test.Largest(counts);
        var wanted = Wanted(counts, passed);
        if (wanted > 0 && passed >= 0)
        {
            wanted = Math.Min(wanted, Math.Floor(test.Room(passed, counts) * sets.Total / sets.Size(passed)) - 1);
        }
        else if (wanted == 0 && passed < 0)
        {
            // Where everything will be asked about, draws cost nothing.
            wanted = counts.Total < SizeWithoutHope || most == sets.Total - counts.Total ? step : 0;
        }

        return (int)Math.Max(0, Math.Min(most, Math.Min(wanted, Math.Max(step, Soonest(counts)))));
    }

    /// <summary>Gets the draws before which nothing can pass, at the beginning.</summary>
    private double Soonest(SampleCounts counts) => counts.Total > 0 || sets.Count == 0 || test.DrawsToPass(test.First, counts, 0, handsOn: false) is not (var draws and < double.PositiveInfinity) ? 0 : Math.Ceiling(draws);

    /// <summary>Finds how many draws lead to the cheapest end; 0 where that is here.</summary>
    private double Wanted(SampleCounts counts, int passed)
    {
        double fewest = sets.Total - (passed < 0 ? 0 : sets.Size(passed) - counts.Settled[passed]);
        var (wanted, chain) = (0.0, 0.0);
        for (var set = Math.Max(passed + 1, passed < 0 ? test.First : 0); set >= 0 && set < sets.Count && chain < double.PositiveInfinity; set++)
        {
            var rate = (counts.Disagreed[set] + (WeightOfPrediction * Optimism * sets.ExpectedErrorRate(set))) / (counts.Drawn[set] + WeightOfPrediction);
            var draws = Math.Max(chain, test.DrawsToPass(set, counts, rate, handsOn: false));
            var questions = sets.Total - sets.Size(set) + ((counts.Total + draws) * sets.Size(set) / sets.Total);
            (wanted, fewest) = questions < fewest - (LeastGain * sets.Total) ? (Math.Max(1, draws), questions) : (wanted, fewest);
            chain = Math.Max(chain, test.DrawsToPass(set, counts, rate, handsOn: true));
        }

        return wanted;
    }
}
