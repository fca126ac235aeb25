using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>The names of what is redacted.</summary>
internal static partial class SecretKind
{
    public const string Email = "EMAIL";
    public const string Phone = "PHONE";
    public const string Card = "CARD";
    public const string Iban = "IBAN";

    public static string Checked(string kind) => Name().IsMatch(kind ?? string.Empty)
        ? kind!
        : throw new ArgumentException("The kind of a secret must be 1 to 32 of A-Z, 0-9 and _, a letter first, as in CUSTOMER_ID.", nameof(kind));

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,31}\z", RegexOptions.CultureInvariant, Redactor.TimeoutMilliseconds)]
    private static partial Regex Name();
}
