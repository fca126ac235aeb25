using System.Collections.Frozen;
using Rlaif.Clients.Redaction;

namespace Rlaif.Clients;

/// <summary>What is replaced by placeholders before a text leaves the process.</summary>
/// <remarks>A client copies them when it is made.</remarks>
public sealed class RedactionOptions
{
    /// <summary>Gets or sets whether e-mail addresses are redacted, as <c>[EMAIL_1]</c>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Emails { get; set; } = true;

    /// <summary>Gets or sets whether telephone numbers are redacted, as <c>[PHONE_1]</c>.</summary>
    /// <value>7 digits or more with the usual marks between them; other numbers of that form go with them, dates do not. The default is <see langword="true"/>.</value>
    public bool PhoneNumbers { get; set; } = true;

    /// <summary>Gets or sets whether the numbers of payment cards are redacted, as <c>[CARD_1]</c>.</summary>
    /// <value>13 to 19 digits with a right check digit. The default is <see langword="true"/>.</value>
    public bool PaymentCards { get; set; } = true;

    /// <summary>Gets or sets whether international bank account numbers are redacted, as <c>[IBAN_1]</c>.</summary>
    /// <value>Those with a right checksum. The default is <see langword="true"/>.</value>
    public bool Ibans { get; set; } = true;

    /// <summary>Gets or sets further regular expressions of what is redacted.</summary>
    /// <value>
    /// By kind, as in <see cref="Secret.Kind"/>. They are matched in linear time, so that lookarounds and backreferences are refused.
    /// The default is none.
    /// </value>
    /// <exception cref="ArgumentException">A kind or an expression is not valid.</exception>
    public IReadOnlyDictionary<string, string> Patterns { get; set => field = Checked(value); } = FrozenDictionary<string, string>.Empty;

    /// <summary>Gets or sets what names further secrets of a text, such as a recognizer of persons.</summary>
    /// <value>
    /// Called for each text, and for each string of a text that is JSON, by several threads at once. The default is <see langword="null"/>.
    /// </value>
    public Func<string, IEnumerable<Secret>>? FindSecrets { get; set; }

    private static FrozenDictionary<string, string> Checked(IReadOnlyDictionary<string, string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        foreach (var (kind, pattern) in patterns)
        {
            _ = PatternFinder.Compile(kind, pattern);
        }

        return patterns.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
