namespace Rlaif.Clients;

/// <summary>One limit of a server.</summary>
/// <param name="Limit">How many a window allows; <see langword="null"/> where the server does not say.</param>
/// <param name="Remaining">How many are left of it; <see langword="null"/> where the server does not say.</param>
/// <param name="ResetsAfter">The time until all are allowed again; <see langword="null"/> where the server does not say.</param>
public sealed record RateWindow(long? Limit, long? Remaining, TimeSpan? ResetsAfter)
{
    /// <summary>Gets the time in which as many as the limit are allowed.</summary>
    /// <value><see langword="null"/>, the default, where it is not known.</value>
    public TimeSpan? Period { get; init; }
}
