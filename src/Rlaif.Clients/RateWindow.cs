namespace Rlaif.Clients;

/// <summary>One limit of a server.</summary>
/// <param name="Limit">How many a window allows; <see langword="null"/> where the server does not say.</param>
/// <param name="Remaining">How many are left of it; <see langword="null"/> where the server does not say.</param>
/// <param name="ResetsAfter">The time until all are allowed again; <see langword="null"/> where the server does not say.</param>
public sealed record RateWindow(long? Limit, long? Remaining, TimeSpan? ResetsAfter);
