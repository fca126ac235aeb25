using System.Buffers;
using System.Text;

namespace Rlaif.Classifiers.Features;

/// <summary>Turns texts into the hashes of their words and word pairs, in one pass and without a string a token.</summary>
/// <remarks>
/// A part of the model file's format: what changes a hash needs a new version there. Words are hashed by FNV-1a
/// (Fowler, Noll and Vo, 1991) over lower-cased characters, then mixed by the finalizer of MurmurHash3 (Appleby, 2011).
/// </remarks>
internal ref struct TextScanner
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;
    private const ulong PairFactor = 0x9E3779B97F4A7C15;

    private const ulong PairBit = 1;

    private readonly bool _pairs;
    private Span<ulong> _features;
    private ulong[]? _rented;
    private int _count;
    private ulong _word;
    private ulong _previous;

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
        _previous = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsSurrogate(character))
            {
                index += AddSurrogates(text[index..]) - 1;
            }
            else
            {
                Add(CharacterTable.ToLower(character), CharacterTable.Kind(character));
            }
        }

        EndWord();
        return _features[.._count];
    }

    /// <summary>Tells whether a hash stands for a pair of words.</summary>
    public static bool IsPair(ulong feature) => (feature & PairBit) != 0;

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<ulong>.Shared.Return(_rented);
            _rented = null;
        }
    }

    private int AddSurrogates(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done)
        {
            Add((uint)Rune.ToLowerInvariant(rune).Value, CharacterTable.Kind(rune));
        }
        else
        {
            EndWord();
        }

        return length;
    }

    private void Add(uint character, CharacterKind kind)
    {
        if (kind == CharacterKind.Word || (kind == CharacterKind.Mark && _word != 0))
        {
            _word = Extend(_word == 0 ? FnvOffset : _word, character);
            return;
        }

        if (kind == CharacterKind.Ignored)
        {
            return;
        }

        EndWord();
        if (kind == CharacterKind.Single)
        {
            AddToken(Extend(FnvOffset, character));
        }
    }

    private void EndWord()
    {
        if (_word != 0)
        {
            AddToken(_word);
            _word = 0;
        }
    }

    private void AddToken(ulong hash)
    {
        var token = Mix(hash) & ~PairBit;
        Append(token);
        if (_pairs && _previous != 0)
        {
            Append(Mix((_previous * PairFactor) + token) | PairBit);
        }

        _previous = token;
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

    private static ulong Extend(ulong hash, uint character) => (hash ^ character) * FnvPrime;

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
