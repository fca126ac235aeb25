using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>Finds international bank account numbers: a country, check digits, and 11 to 30 letters and digits.</summary>
internal static partial class IbanFinder
{
    private const int Shortest = 15;

    // The two letters of the country take two decimal places each, the check digits one.
    private const int HeadPlaces = 1_000_000 % 97;

    public static IEnumerable<SecretSpan> Find(string text)
    {
        // From the next place on where it was none: its letters may be the beginning of another.
        for (var match = Account().Match(text); match.Success; match = Account().Match(text, match.Index + 1))
        {
            if (EndOf(text, match) is { } end)
            {
                yield return new SecretSpan(match.Index, end, SecretKind.Iban);
            }
        }
    }

    // Words may follow, so the end is the last one where the checksum is right.
    private static int? EndOf(string text, Match match)
    {
        int? end = null;
        int head = 0, remainder = 0, count = 0;
        for (var index = match.Index; index < match.Index + match.Length; index++)
        {
            if (!char.IsAsciiLetterOrDigit(text[index]))
            {
                continue;
            }

            // The first four characters count last.
            (head, remainder) = ++count <= 4 ? (Append(head, text[index]), remainder) : (head, Append(remainder, text[index]));
            var isWhole = index + 1 == text.Length || !char.IsLetterOrDigit(text[index + 1]);
            if (count >= Shortest && isWhole && ((remainder * HeadPlaces) + head) % 97 == 1)
            {
                end = index + 1;
            }
        }

        return end;
    }

    private static int Append(int remainder, char character) => char.IsAsciiDigit(character)
        ? ((remainder * 10) + (character - '0')) % 97
        : ((remainder * 100) + (char.ToUpperInvariant(character) - 'A' + 10)) % 97;

    // Linear: whatever it tries at a place is of bounded length.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])[A-Za-z]{2}[0-9]{2}(?:[ \u00A0-]?[A-Za-z0-9]){11,30}", RegexOptions.CultureInvariant, Redactor.TimeoutMilliseconds)]
    private static partial Regex Account();
}
