using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>Replaces the secrets of texts by placeholders and counts them; safe for concurrent use.</summary>
internal sealed class Redactor
{
    /// <summary>How long one search may take: a last resort, since each is linear and takes a fraction of a second.</summary>
    public const int TimeoutMilliseconds = 60_000;

    private readonly List<Func<string, IEnumerable<SecretSpan>>> _finders = [];
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public Redactor(RedactionOptions options)
    {
        AddIf(options.Ibans, IbanFinder.Find);
        AddIf(options.PaymentCards, CardFinder.Find);
        AddIf(options.Emails, EmailFinder.Find);
        AddIf(options.PhoneNumbers, PhoneFinder.Find);
        _finders.AddRange(options.Patterns.Select(pattern => (Func<string, IEnumerable<SecretSpan>>)new PatternFinder(pattern.Key, pattern.Value).Find));
        if (options.FindSecrets is { } findSecrets)
        {
            _finders.Add(new NamedSecretFinder(findSecrets).Find);
        }
    }

    public IReadOnlyDictionary<string, long> Counts => _counts.ToDictionary(StringComparer.Ordinal);

    /// <summary>Returns the text without its secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="placeholders">The placeholders of the request.</param>
    /// <param name="isStructure">Tells a property name of JSON that others rely on, and that stays as it is.</param>
    public string Redact(string text, Placeholders placeholders, Func<string, bool> isStructure)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var part in TextParts.Of(text))
        {
            foreach (var span in Find(part.Text))
            {
                if (part.IsName && isStructure(part.Text))
                {
                    break;
                }

                var placeholder = placeholders.For(span.Kind, part.Text[span.Start..span.End]);
                result.Append(text, position, part.PlaceOf(span.Start) - position).Append(placeholder);
                position = part.PlaceOf(span.End);
                Count(span.Kind);
            }
        }

        return position == 0 ? text : result.Append(text, position, text.Length - position).ToString();
    }

    private List<SecretSpan> Find(string text)
    {
        try
        {
            return SecretSpans.Merge(_finders.SelectMany(finder => finder(text)));
        }
        catch (RegexMatchTimeoutException)
        {
            // Without the exception underneath, which carries the text.
            throw new InvalidOperationException("A redaction pattern took longer than a minute for a text, so that it was not sent; simplify the pattern.");
        }
    }

    private void Count(string kind)
    {
        _counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
        RedactionTelemetry.Count(kind, 1);
    }

    private void AddIf(bool isOn, Func<string, IEnumerable<SecretSpan>> finder)
    {
        if (isOn)
        {
            _finders.Add(finder);
        }
    }
}
