namespace Rlaif.Classifiers.Features;

/// <summary>The words of a pool, the word pairs of several rows, and how many rows hold each.</summary>
/// <remarks>Ascending by hash. A pair of a single row joins no rows, and most pairs are such. Made by sorting alone, cut into shards by the leading bits, so the result does not depend on the threads.</remarks>
internal sealed class Vocabulary
{
    private const int ShardBits = 8;
    private const int Shards = 1 << ShardBits;

    private Vocabulary(ulong[] hashes, int[] documentFrequencies)
    {
        Hashes = hashes;
        DocumentFrequencies = documentFrequencies;
    }

    public ulong[] Hashes { get; }

    public int[] DocumentFrequencies { get; }

    public static Vocabulary Build(HashedRows[] blocks, ParallelOptions options)
    {
        if (blocks.Sum(block => (long)block.Hashes.Length) > Array.MaxLength)
        {
            throw new ArgumentException($"The texts of the pool hold more than {Array.MaxLength} words and word pairs; split the pool.", nameof(blocks));
        }

        var cursors = Cursors(blocks, out var shardStarts);
        var hashes = new ulong[shardStarts[Shards]];
        Parallel.For(0, blocks.Length, options, block => Scatter(blocks[block].Hashes, cursors[block], hashes));

        var distinct = new int[Shards + 1];
        Parallel.For(0, Shards, options, shard => distinct[shard + 1] = SortAndCount(hashes.AsSpan(shardStarts[shard]..shardStarts[shard + 1])));
        Accumulate(distinct);

        var vocabulary = new Vocabulary(new ulong[distinct[Shards]], new int[distinct[Shards]]);
        Parallel.For(0, Shards, options, shard => vocabulary.Fill(hashes.AsSpan(shardStarts[shard]..shardStarts[shard + 1]), distinct[shard]));
        return vocabulary;
    }

    private static int ShardOf(ulong hash) => (int)(hash >> (64 - ShardBits));

    // Where each block writes its part of each shard.
    private static int[][] Cursors(HashedRows[] blocks, out int[] shardStarts)
    {
        var counts = new int[blocks.Length][];
        shardStarts = new int[Shards + 1];
        for (var block = 0; block < counts.Length; block++)
        {
            counts[block] = new int[Shards];
            foreach (var hash in blocks[block].Hashes)
            {
                counts[block][ShardOf(hash)]++;
            }
        }

        for (var shard = 0; shard < Shards; shard++)
        {
            var cursor = shardStarts[shard];
            foreach (var count in counts)
            {
                (count[shard], cursor) = (cursor, cursor + count[shard]);
            }

            shardStarts[shard + 1] = cursor;
        }

        return counts;
    }

    private static void Scatter(ReadOnlySpan<ulong> source, int[] cursors, ulong[] destination)
    {
        foreach (var hash in source)
        {
            destination[cursors[ShardOf(hash)]++] = hash;
        }
    }

    private static int SortAndCount(Span<ulong> hashes)
    {
        hashes.Sort();
        var distinct = 0;
        for (var start = 0; start < hashes.Length;)
        {
            var end = EndOfRun(hashes, start);
            distinct += IsKept(hashes[start], end - start) ? 1 : 0;
            start = end;
        }

        return distinct;
    }

    private static int EndOfRun(ReadOnlySpan<ulong> sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] == sorted[start])
        {
            end++;
        }

        return end;
    }

    // A row holds a feature once, so the length of a run is the number of rows.
    private static bool IsKept(ulong hash, int rows) => rows > 1 || !TextScanner.IsPair(hash);

    private static void Accumulate(Span<int> counts)
    {
        for (var index = 1; index < counts.Length; index++)
        {
            counts[index] += counts[index - 1];
        }
    }

    private void Fill(ReadOnlySpan<ulong> sorted, int position)
    {
        for (var start = 0; start < sorted.Length;)
        {
            var end = EndOfRun(sorted, start);
            if (IsKept(sorted[start], end - start))
            {
                Hashes[position] = sorted[start];
                DocumentFrequencies[position++] = end - start;
            }

            start = end;
        }
    }
}
