using System.Buffers;

namespace Rlaif.Labelers.Injection;

/// <summary>Undoes the disguises of single letters.</summary>
internal static class LetterCodes
{
    // Cyrillic and Greek letters beside the Latin ones that they pass for.
    private const string Disguised = "аеорсхуіѕјһԁѵαοερτυνικ";
    private const string Plain = "aeopcxyisjhdvaoeptuvik";
    private static readonly SearchValues<char> Lookalikes = SearchValues.Create(Disguised);

    public static bool HasLookalikes(string words) => words.AsSpan().ContainsAny(Lookalikes);

    public static string Latin(string words) => Map(words, letter => Disguised.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? Plain[place] : letter);

    public static string Rot13(string words) => Map(words, letter => letter is >= 'a' and <= 'z' ? (char)('a' + ((letter - 'a' + 13) % 26)) : letter);

    private static string Map(string words, Func<char, char> map) => string.Create(words.Length, (words, map), static (result, source) =>
    {
        for (var index = 0; index < result.Length; index++)
        {
            result[index] = source.map(source.words[index]);
        }
    });
}
