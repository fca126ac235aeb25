namespace Rlaif.Clients.OpenAI;

/// <summary>How much a server takes as one batch.</summary>
/// <param name="Requests">The most requests.</param>
/// <param name="Bytes">The most bytes of the file.</param>
internal sealed record BatchLimits(int Requests, long Bytes)
{
    /// <summary>Gets OpenAI's; Azure takes as many bytes and more requests.</summary>
    public static BatchLimits OpenAI { get; } = new(50_000, 200_000_000);
}
