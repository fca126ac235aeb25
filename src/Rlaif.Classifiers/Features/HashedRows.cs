using System.Runtime.InteropServices;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Features;

/// <summary>The features of some consecutive texts, row after row, as hashes.</summary>
internal sealed class HashedRows
{
    private readonly int[] _starts;
    private readonly List<ulong> _hashes;
    private readonly List<float> _values;

    private HashedRows(int[] starts, List<ulong> hashes, List<float> values)
    {
        _starts = starts;
        _hashes = hashes;
        _values = values;
    }

    public int Count => _starts.Length - 1;

    /// <summary>Gets the hashes row after row, ascending within a row.</summary>
    public ReadOnlySpan<ulong> Hashes => CollectionsMarshal.AsSpan(_hashes);

    /// <summary>Gets the value beside each hash.</summary>
    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Returns where the entries of a row stand.</summary>
    public Range this[int row] => _starts[row].._starts[row + 1];

    /// <summary>Reads texts block after block.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="pairs">Whether pairs of words are features.</param>
    /// <param name="options">How many threads.</param>
    /// <returns>A block for each <see cref="RowBlocks.Size"/> texts.</returns>
    public static HashedRows[] Scan(IReadOnlyList<string> texts, bool pairs, ParallelOptions options)
    {
        var blocks = new HashedRows[RowBlocks.Count(texts.Count)];
        RowBlocks.ForEach(texts.Count, options, (start, count) => blocks[RowBlocks.Number(start)] = Scan(texts, start, count, pairs, options.CancellationToken));
        return blocks;
    }

    private static HashedRows Scan(IReadOnlyList<string> texts, int first, int count, bool pairs, CancellationToken cancellationToken)
    {
        var starts = new int[count + 1];
        var entries = EntriesOf(texts, first, count, pairs);
        var hashes = new List<ulong>(entries);
        var values = new List<float>(entries);
        var row = new TextFeatures(stackalloc ulong[TextFeatures.InitialCapacity], stackalloc float[TextFeatures.InitialCapacity], pairs);
        for (var index = 0; index < count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            row.Read(texts[first + index]);
            hashes.AddRange(row.Hashes);
            values.AddRange(row.Values);
            starts[index + 1] = hashes.Count;
        }

        row.Dispose();
        return new HashedRows(starts, hashes, values);
    }

    // About five characters make a word: a guess that saves most of the growing.
    private static int EntriesOf(IReadOnlyList<string> texts, int first, int count, bool pairs)
    {
        var characters = 0L;
        for (var index = first; index < first + count; index++)
        {
            characters += texts[index].Length;
        }

        return (int)Math.Min(1 << 20, characters * (pairs ? 2 : 1) / 5);
    }
}
