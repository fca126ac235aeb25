namespace Rlaif.Loop;

/// <summary>Rows drawn once at random that a run is watched on; they are asked about last.</summary>
internal static class StopSet
{
    private const int MaximumSize = 500;

    // Keeps the draw apart from every other that the seed decides on.
    private const ulong Salt = 0x53544F50;

    /// <summary>Draws up to a tenth of the pool, ascending; none from a pool that is too small to tell anything.</summary>
    public static int[] Draw(int poolSize, ulong seed)
    {
        int[] rows = [.. Enumerable.Range(0, poolSize)];
        Seeds.Random(seed, Salt).Shuffle(rows);
        int[] drawn = rows[..Math.Min(MaximumSize, poolSize / 10)];
        Array.Sort(drawn);
        return drawn;
    }

    /// <summary>Measures rows of the set; null where there are none. The first round has no predictions before it.</summary>
    public static StopSetSummary? Measure(Pool pool, int[] rows, PredictionTable? before, PredictionTable now)
    {
        if (rows.Length == 0)
        {
            return null;
        }

        var (confidence, weight) = (0.0, 0L);
        foreach (var row in rows)
        {
            confidence += (double)now[row][now.TopOfRows[row]] * pool.Multiplicity(row);
            weight += pool.Multiplicity(row);
        }

        return new StopSetSummary(rows.Length, RoundMeasures.Entropy(pool, now, rows)!, confidence / weight, before is null ? null : Kappa(pool, rows, before, now));
    }

    // Where both name one and the same class throughout, chance agrees as well, and nothing is left to disagree on.
    private static double Kappa(Pool pool, int[] rows, PredictionTable before, PredictionTable now)
    {
        var (ofBefore, ofNow) = (new long[now.Classes], new long[now.Classes]);
        var (same, total) = (0L, 0L);
        foreach (var row in rows)
        {
            var (top, weight) = (now.TopOfRows[row], pool.Multiplicity(row));
            same += before.TopOfRows[row] == top ? weight : 0;
            total += weight;
            ofBefore[before.TopOfRows[row]] += weight;
            ofNow[top] += weight;
        }

        var chance = ofBefore.Zip(ofNow, (first, second) => (double)first / total * second / total).Sum();
        return chance < 1 ? (((double)same / total) - chance) / (1 - chance) : 1;
    }
}
