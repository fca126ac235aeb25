namespace Rlaif.Clients.Answers;

/// <summary>An answer with the version of its form.</summary>
internal sealed record StoredAnswer(int Version, CachedAnswer Answer)
{
    public const int CurrentVersion = 1;
}
