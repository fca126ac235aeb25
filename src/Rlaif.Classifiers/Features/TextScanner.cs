using System.Buffers;

namespace Rlaif.Classifiers.Features;

/// <summary>Turns texts into the hashes of their words and word pairs, in one pass and without a string a token.</summary>
/// <remarks>A part of the model file's format, as <see cref="TokenReader"/>; hashes are mixed by the finalizer of MurmurHash3 (Appleby, 2011).</remarks>
internal ref struct TextScanner
{
    private const ulong PairFactor = 0x9E3779B97F4A7C15;
    private const ulong PairBit = 1;

    private readonly bool _pairs;
    private Span<ulong> _features;
    private ulong[]? _rented;
    private int _count;

    public TextScanner(Span<ulong> initial, bool pairs)
    {
        _features = initial;
        _pairs = pairs;
    }

    /// <summary>Scans a text.</summary>
    /// <returns>A hash for each occurrence of a feature, in the order of the text; valid until the next scan.</returns>
    public Span<ulong> Scan(ReadOnlySpan<char> text)
    {
        _count = 0;
        ulong previous = 0;
        var tokens = new TokenReader(text);
        while (tokens.Read())
        {
            var word = WordFeature(tokens.Hash);
            Append(word);
            if (_pairs && previous != 0)
            {
                Append(Mix((previous * PairFactor) + word) | PairBit);
            }

            previous = word;
        }

        return _features[.._count];
    }

    /// <summary>Tells whether a feature stands for a pair of words.</summary>
    public static bool IsPair(ulong feature) => (feature & PairBit) != 0;

    /// <summary>Returns the feature of a token.</summary>
    public static ulong WordFeature(ulong tokenHash) => Mix(tokenHash) & ~PairBit;

    /// <summary>Spreads a hash evenly over all bits.</summary>
    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private void Append(ulong feature)
    {
        if (_count == _features.Length)
        {
            Grow();
        }

        _features[_count++] = feature;
    }

    private void Grow()
    {
        var larger = ArrayPool<ulong>.Shared.Rent(checked(_features.Length * 2));
        _features.CopyTo(larger);
        Dispose();
        _features = _rented = larger;
    }
}
