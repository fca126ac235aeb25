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
}
