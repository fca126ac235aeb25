using System.Collections;
using System.Numerics;

namespace Rlaif.Deduplication;

/// <summary>Tells which keys more than one row may have: most rows of most pools share none.</summary>
/// <remarks>A table of bits where keys may fall together (Bloom, 1970), so it errs on one side only.</remarks>
internal sealed class RepeatedKeys
{
    private const uint BitsPerRow = 4;
    private readonly BitArray[] _repeated = new BitArray[MinHash.Bands];
    private readonly uint _mask;

    /// <param name="keys">The keys of all rows, row after row.</param>
    public RepeatedKeys(uint[] keys)
    {
        _mask = BitOperations.RoundUpToPowerOf2((uint)(keys.Length / MinHash.Bands * BitsPerRow) + 1) - 1;
        Parallel.For(0, MinHash.Bands, band => _repeated[band] = Repeated(keys, band));
    }

    /// <summary>Tells whether several rows may have a key in a band; says no only where they do not.</summary>
    public bool MayHold(int band, uint key) => _repeated[band][Bit(key)];

    private BitArray Repeated(uint[] keys, int band)
    {
        var (once, repeated) = (new BitArray((int)_mask + 1), new BitArray((int)_mask + 1));
        for (var entry = band; entry < keys.Length; entry += MinHash.Bands)
        {
            var bit = Bit(keys[entry]);
            repeated[bit] |= once[bit];
            once[bit] = true;
        }

        return repeated;
    }

    private int Bit(uint key) => (int)(key & _mask);
}
