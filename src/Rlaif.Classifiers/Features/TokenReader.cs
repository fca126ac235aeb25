using System.Buffers;
using System.Text;

namespace Rlaif.Classifiers.Features;

/// <summary>Reads the tokens of a text one after another: words, punctuation, and letters of scripts that write no spaces.</summary>
/// <remarks>
/// A part of the model file's format: what changes a hash needs a new version there. Tokens are hashed by FNV-1a
/// (Fowler, Noll and Vo, 1991) over their characters, lower-cased and with every digit as 0: how many digits a number
/// has says more of a text than which.
/// </remarks>
internal ref struct TokenReader(ReadOnlySpan<char> text)
{
    public const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    /// <summary>Gets the hash of the token.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Gets the characters of the token, as they stand in the text.</summary>
    public readonly ReadOnlySpan<char> Characters => _text[Start.._position];

    private int Start { get; set; }

    /// <summary>Goes to the next token.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        ulong word = 0;
        while (_position < _text.Length)
        {
            var kind = Decode(_position, out var character, out var length);
            if (kind == CharacterKind.Word || (kind == CharacterKind.Mark && word != 0))
            {
                Start = word == 0 ? _position : Start;
                word = Extend(word == 0 ? FnvOffset : word, character);
            }
            else if (word != 0 && kind != CharacterKind.Ignored)
            {
                break;
            }
            else if (kind == CharacterKind.Single)
            {
                Start = _position;
                _position += length;
                Hash = Extend(FnvOffset, character);
                return true;
            }

            _position += length;
        }

        Hash = word;
        return word != 0;
    }

    /// <summary>Adds a character to a hash.</summary>
    public static ulong Extend(ulong hash, uint character) => (hash ^ character) * FnvPrime;

    /// <summary>Writes the characters of a token as they are hashed, as far as there is room.</summary>
    /// <returns>Their number.</returns>
    public static int Normalize(ReadOnlySpan<char> token, Span<uint> normalized)
    {
        var reader = new TokenReader(token);
        var count = 0;
        for (var position = 0; position < token.Length && count < normalized.Length;)
        {
            if (reader.Decode(position, out var character, out var length) != CharacterKind.Ignored)
            {
                normalized[count++] = character;
            }

            position += length;
        }

        return count;
    }

    private readonly CharacterKind Decode(int position, out uint character, out int length)
    {
        var unit = _text[position];
        if (!char.IsSurrogate(unit))
        {
            (character, length) = (CharacterTable.Normalize(unit), 1);
            return CharacterTable.Kind(unit);
        }

        var status = Rune.DecodeFromUtf16(_text[position..], out var rune, out length);
        character = (uint)Rune.ToLowerInvariant(rune).Value;
        return status == OperationStatus.Done ? CharacterTable.Kind(rune) : CharacterKind.Separator;
    }
}
