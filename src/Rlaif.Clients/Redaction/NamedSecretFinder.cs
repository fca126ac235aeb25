namespace Rlaif.Clients.Redaction;

/// <summary>Finds each place of what the user's code names as a secret.</summary>
internal sealed class NamedSecretFinder(Func<string, IEnumerable<Secret>> findSecrets)
{
    public IEnumerable<SecretSpan> Find(string text) => (findSecrets(text) ?? [])
        .Where(secret => !string.IsNullOrEmpty(secret.Value))
        .Distinct()
        .SelectMany(secret => Places(text, SecretKind.Checked(secret.Kind), secret.Value));

    private static IEnumerable<SecretSpan> Places(string text, string kind, string value)
    {
        for (var start = text.IndexOf(value, StringComparison.Ordinal); start >= 0; start = text.IndexOf(value, start + 1, StringComparison.Ordinal))
        {
            yield return new SecretSpan(start, start + value.Length, kind);
        }
    }
}
