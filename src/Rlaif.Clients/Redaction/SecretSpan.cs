namespace Rlaif.Clients.Redaction;

/// <summary>Where a secret stands in a text.</summary>
internal readonly record struct SecretSpan(int Start, int End, string Kind)
{
    public int Length => End - Start;
}
