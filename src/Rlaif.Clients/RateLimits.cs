namespace Rlaif.Clients;

/// <summary>What a server says about its limits in the headers of a reply.</summary>
/// <param name="Requests">The limit of requests.</param>
/// <param name="Tokens">The limit of tokens.</param>
public sealed record RateLimits(RateWindow? Requests, RateWindow? Tokens);
