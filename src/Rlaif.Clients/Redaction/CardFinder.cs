using System.Globalization;
using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>Finds the numbers of payment cards: 13 to 19 digits, of which the last checks the others.</summary>
internal static partial class CardFinder
{
    private const int Shortest = 13;
    private const int Longest = 19;

    public static IEnumerable<SecretSpan> Find(string text) => Digits().Matches(text).SelectMany(match => FindIn(text, match));

    // Other numbers may stand before and after the card's, so each stretch of whole groups is tried.
    private static IEnumerable<SecretSpan> FindIn(string text, Match match)
    {
        int[] places = [.. Enumerable.Range(match.Index, match.Length).Where(index => char.IsDigit(text[index]))];
        for (var first = 0; first + Shortest <= places.Length; first++)
        {
            if (first > 0 && places[first] == places[first - 1] + 1)
            {
                continue;
            }

            for (var count = Math.Min(Longest, places.Length - first); count >= Shortest; count--)
            {
                var last = first + count - 1;
                if ((last == places.Length - 1 || places[last + 1] > places[last] + 1) && IsChecked(text, places.AsSpan(first, count)))
                {
                    yield return new SecretSpan(places[first], places[last] + 1, SecretKind.Card);
                    break;
                }
            }
        }
    }

    // Luhn's formula: from the right, every second digit counts twice, and of the result both digits.
    private static bool IsChecked(string text, ReadOnlySpan<int> places)
    {
        var sum = 0;
        for (var index = 0; index < places.Length; index++)
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[places[^(index + 1)]]) * (1 + (index % 2));
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    // Linear: a stretch that is too short has fewer than 13 digits, a longer one is taken whole.
    [GeneratedRegex(@"(?<!\p{Nd})\p{Nd}(?:[ \u00A0\u2007\u2009\u202F\p{Pd}.]?\p{Nd}){12,}", RegexOptions.CultureInvariant, Redactor.TimeoutMilliseconds)]
    private static partial Regex Digits();
}
