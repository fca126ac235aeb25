namespace Rlaif.Classifiers.Features;

/// <summary>What a character does in a text.</summary>
internal enum CharacterKind : byte
{
    /// <summary>White space, a control character or half a surrogate pair: ends a word.</summary>
    Separator,

    /// <summary>A letter or digit: starts or continues a word.</summary>
    Word,

    /// <summary>An accent or vowel sign: continues a word, and is nothing elsewhere.</summary>
    Mark,

    /// <summary>A soft hyphen, a joiner, a direction mark: nothing, wherever it stands.</summary>
    Ignored,

    /// <summary>A token of its own: punctuation, a symbol, or a letter of a script that writes no spaces.</summary>
    Single,
}
