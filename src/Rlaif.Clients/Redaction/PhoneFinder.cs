using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>Finds telephone numbers: 7 digits or more with the usual marks, but no dates or spans of years.</summary>
internal static partial class PhoneFinder
{
    public static IEnumerable<SecretSpan> Find(string text)
    {
        foreach (Match match in NumberOrDate().Matches(text))
        {
            if (match.Groups["number"].Success)
            {
                yield return new SecretSpan(match.Index, match.Index + match.Length, SecretKind.Phone);
            }
        }
    }

    // Without an upper limit, since numbers side by side would leave their last digits behind. Linear: what is too short has fewer than 7
    // digits, anything else is taken whole.
    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}_])
        (?:
            (?:(?:19|20)[0-9]{2}[-./](?:0?[1-9]|1[0-2])[-./](?:[12][0-9]|3[01]|0?[1-9])
            |(?:[12][0-9]|3[01]|0?[1-9])[-./](?:[12][0-9]|3[01]|0?[1-9])[-./](?:19|20)[0-9]{2}
            |(?:19|20)[0-9]{2}[ ]?\p{Pd}[ ]?(?:19|20)[0-9]{2})
            (?![-./]?\p{Nd})
        |
            (?<number>[+\uFF0B(]{0,2}\p{Nd}(?:[ \t\u00A0\u2007\u2009\u202F\p{Pd}.()/]{0,3}\p{Nd}){6,})
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        Redactor.TimeoutMilliseconds)]
    private static partial Regex NumberOrDate();
}
