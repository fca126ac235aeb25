using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rlaif.Deduplication;

/// <summary>Turns shingles into keys that texts share the more likely, the more alike they are.</summary>
/// <remarks>
/// Min-wise hashing (Broder, 1997) with banding (Indyk and Motwani, 1998): two texts of Jaccard similarity s share one of b keys
/// over r hashes with probability 1 − (1 − s^r)^b: 0.991 at 0.85, 0.9996 at 0.9, 0.15 at 0.5.
/// </remarks>
internal sealed class MinHash
{
    /// <summary>The number of keys of a text.</summary>
    public const int Bands = 10;

    private const int HashesPerBand = 6;

    // Enough for all bands, and whole vectors of any width.
    private const int Hashes = 64;
    private readonly uint[] _factors = new uint[Hashes];
    private readonly uint[] _masks = new uint[Hashes];
    private readonly ulong _seed;

    public MinHash(ulong seed)
    {
        _seed = seed;
        for (var index = 0; index < Hashes; index++)
        {
            // Odd, so that no two shingles fall together.
            _factors[index] = (uint)Seeds.Mix(seed, (ulong)index) | 1;
            _masks[index] = (uint)(Seeds.Mix(seed, (ulong)index) >> 32);
        }
    }

    /// <summary>Writes the keys of a text that has shingles.</summary>
    /// <remarks>Compiled in full at its first call: a pool is hashed once, and might be done before the runtime came to optimize it.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteKeys(ReadOnlySpan<ulong> shingles, Span<uint> keys)
    {
        Span<uint> least = stackalloc uint[Hashes];
        least.Fill(uint.MaxValue);
        var minima = MemoryMarshal.Cast<uint, Vector<uint>>(least);
        var factors = MemoryMarshal.Cast<uint, Vector<uint>>(_factors);
        var masks = MemoryMarshal.Cast<uint, Vector<uint>>(_masks);
        foreach (var shingle in shingles)
        {
            var hash = new Vector<uint>((uint)(Seeds.Mix(_seed, shingle) >> 32));
            for (var index = 0; index < minima.Length; index++)
            {
                minima[index] = Vector.Min(minima[index], (hash ^ masks[index]) * factors[index]);
            }
        }

        for (var band = 0; band < Bands; band++)
        {
            var key = (ulong)band;
            foreach (var minimum in least.Slice(band * HashesPerBand, HashesPerBand))
            {
                key = Seeds.Mix(key, minimum);
            }

            keys[band] = (uint)key;
        }
    }
}
