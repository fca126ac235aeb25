using System.Globalization;
using System.Text;

namespace Rlaif.Classifiers.Features;

/// <summary>The kind of every character and what it is hashed as, looked up instead of computed.</summary>
internal static class CharacterTable
{
    private static readonly CharacterKind[] Kinds = [.. AllCharacters().Select(character => KindOf(character, CharUnicodeInfo.GetUnicodeCategory(character)))];
    private static readonly char[] Normalized = [.. AllCharacters().Select(character => char.IsDigit(character) ? '0' : char.ToLowerInvariant(character))];

    public static CharacterKind Kind(char character) => Kinds[character];

    /// <summary>Returns a letter in lower case, and any digit as 0.</summary>
    public static char Normalize(char character) => Normalized[character];

    public static CharacterKind Kind(Rune rune) => KindOf(rune.Value, Rune.GetUnicodeCategory(rune));

    private static IEnumerable<char> AllCharacters() => Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => (char)code);

    private static CharacterKind KindOf(int code, UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.OtherLetter when !WritesNoSpaces(code) => CharacterKind.Word,
        >= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber => CharacterKind.Word,
        >= UnicodeCategory.NonSpacingMark and <= UnicodeCategory.EnclosingMark when !WritesNoSpaces(code) => CharacterKind.Mark,
        UnicodeCategory.Format => CharacterKind.Ignored,
        >= UnicodeCategory.SpaceSeparator and <= UnicodeCategory.PrivateUse => CharacterKind.Separator,
        UnicodeCategory.OtherNotAssigned => CharacterKind.Separator,
        _ => CharacterKind.Single,
    };

    // A run of these letters is a sentence, not a word: each is a token, and pairs of tokens are pairs of characters.
    private static bool WritesNoSpaces(int code) => code switch
    {
        >= 0x0E00 and <= 0x0EFF => true, // Thai, Lao
        >= 0x1000 and <= 0x109F => true, // Myanmar
        >= 0x1780 and <= 0x17FF => true, // Khmer
        >= 0x3040 and <= 0x30FF => true, // Hiragana, Katakana
        >= 0x3400 and <= 0x9FFF => true, // Han
        >= 0xF900 and <= 0xFAFF => true, // Han, compatibility forms
        >= 0xFF66 and <= 0xFF9F => true, // Katakana, half width
        >= 0x20000 and <= 0x3FFFF => true, // Han, extensions
        _ => false,
    };
}
