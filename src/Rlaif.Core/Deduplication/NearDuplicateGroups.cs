namespace Rlaif.Deduplication;

/// <summary>The rows of a pool in groups of texts that are nearly the same.</summary>
/// <remarks>
/// Leader clustering (Hartigan, 1975): in pool order, a text joins the first that leads a group and that it is like, else it leads.
/// So each text is like its leader, however long a chain of small changes may be.
/// </remarks>
internal sealed class NearDuplicateGroups
{
    /// <summary>The Jaccard similarity of their shingles from which two texts are nearly the same.</summary>
    public const double Threshold = 0.85;

    private const int RowsPerBlock = 1024;

    // Keeps the hashes apart from every other draw that the seed decides on.
    private const ulong Salt = 0x4D494E48;
    private readonly int[] _leaders;

    private NearDuplicateGroups(int[] leaders) => _leaders = leaders;

    /// <summary>Gets the row that leads the group of a row; itself where it leads or is like no other.</summary>
    public int LeaderOf(int row) => _leaders[row];

    /// <summary>Groups the texts of a pool, by pool and seed alone.</summary>
    public static NearDuplicateGroups Find(Pool pool, ulong seed, CancellationToken cancellationToken)
    {
        var (keys, bitmaps) = Read(pool, new MinHash(seed ^ Salt), cancellationToken);
        var leaders = new int[pool.Count];
        var index = new LeaderIndex(keys);
        var candidates = new List<int>();
        var likeness = new TextLikeness(pool, bitmaps);
        for (var row = 0; row < leaders.Length; row++)
        {
            if (row % RowsPerBlock == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            leaders[row] = row;
            if (bitmaps.HasShingles(row))
            {
                index.Find(row, candidates);
                leaders[row] = likeness.FirstLike(row, candidates, Threshold) ?? row;
                if (leaders[row] == row)
                {
                    index.Add(row);
                }
            }
        }

        return new NearDuplicateGroups(leaders);
    }

    private static (uint[] Keys, ShingleBitmaps Bitmaps) Read(Pool pool, MinHash hash, CancellationToken cancellationToken)
    {
        var (keys, bitmaps) = (new uint[pool.Count * MinHash.Bands], new ShingleBitmaps(pool.Count));
        var blocks = (pool.Count + RowsPerBlock - 1) / RowsPerBlock;
        Parallel.For(0, blocks, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var buffer = new ulong[RowsPerBlock];
            for (var row = block * RowsPerBlock; row < Math.Min(pool.Count, (block + 1) * RowsPerBlock); row++)
            {
                var count = Shingles.Read(pool[row].Text, ref buffer);
                if (count > 0)
                {
                    bitmaps.Set(row, buffer.AsSpan(0, count));
                    hash.WriteKeys(buffer.AsSpan(0, count), keys.AsSpan(row * MinHash.Bands, MinHash.Bands));
                }
            }
        });
        return (keys, bitmaps);
    }
}
