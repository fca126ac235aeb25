using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>Finds e-mail addresses, in any script.</summary>
internal static partial class EmailFinder
{
    // Most texts have no such sign, which is found out a hundred times faster than that there is no address.
    public static IEnumerable<SecretSpan> Find(string text) => text.AsSpan().ContainsAny('@', '\uFF20')
        ? Address().Matches(text).Select(match => new SecretSpan(Start(text, match), match.Index + match.Length, SecretKind.Email))
        : [];

    // Marks around an address can all be part of one; at its beginning they hardly are.
    private static int Start(string text, Match match)
    {
        var start = match.Index;
        while (char.IsAscii(text[start]) && !char.IsAsciiLetterOrDigit(text[start]) && text[start] is not ('"' or '_' or '@'))
        {
            start++;
        }

        return text[start] is '@' or '\uFF20' ? match.Index : start;
    }

    // Linear: a local part begins where no other can, so each stretch of such characters is read once; the domains do not overlap.
    [GeneratedRegex(
        """
        (?:"[^"\r\n]{1,64}"|(?<![\p{L}\p{M}\p{N}_.!#$%&'*+/=?^`{|}~-])[\p{L}\p{M}\p{N}_.!#$%&'*+/=?^`{|}~-]+)
        [@\uFF20]
        (?:[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*\.\p{L}[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}]|\[[0-9A-Fa-fIPv.:]{2,60}\])
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace,
        Redactor.TimeoutMilliseconds)]
    private static partial Regex Address();
}
