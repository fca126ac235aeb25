using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>Finds what a regular expression of the user describes.</summary>
internal sealed class PatternFinder(string kind, string pattern)
{
    private readonly Regex _pattern = Compile(kind, pattern);

    /// <exception cref="ArgumentException">The kind or the expression is not valid.</exception>
    public static Regex Compile(string kind, string pattern)
    {
        SecretKind.Checked(kind);
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Redactor.TimeoutMilliseconds));
        }
        catch (NotSupportedException)
        {
            throw new ArgumentException($"The redaction pattern {kind} cannot be matched in linear time; do without lookarounds, backreferences and atomic groups.", nameof(pattern));
        }
        catch (ArgumentException)
        {
            throw new ArgumentException($"The redaction pattern {kind} is no regular expression; correct it.", nameof(pattern));
        }
    }

    public IEnumerable<SecretSpan> Find(string text) => _pattern.Matches(text)
        .Where(match => match.Length > 0)
        .Select(match => new SecretSpan(match.Index, match.Index + match.Length, kind));
}
