using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Carries what gates and labelers tell each other beside a request and its reply.</summary>
public static class CallExtensions
{
    private const string LimitsKey = "rlaif.ratelimits";
    internal const string RoundKey = "rlaif.round";
    private const string PriceKey = "rlaif.price";

    /// <summary>Says for which round a request is made, so that ceilings of a round can count it.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="round">The round, from 1.</param>
    /// <returns>The same options.</returns>
    public static ChatOptions ForRound(this ChatOptions options, int round)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(round);
        (options.AdditionalProperties ??= [])[RoundKey] = round;
        return options;
    }

    /// <summary>Gets what the server said about its limits.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The limits, or <see langword="null"/> where it said nothing.</returns>
    public static RateLimits? GetRateLimits(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.TryGetValue(LimitsKey, out RateLimits? limits) is true ? limits : null;
    }

    /// <summary>Sets what the server said about its limits.</summary>
    /// <param name="response">The response.</param>
    /// <param name="limits">The limits.</param>
    public static void SetRateLimits(this ChatResponse response, RateLimits limits)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(limits);
        (response.AdditionalProperties ??= [])[LimitsKey] = limits;
    }

    /// <summary>Gets which share of the usual price the response costs.</summary>
    /// <param name="response">The response.</param>
    /// <returns>Above 0; 1 where nobody said otherwise.</returns>
    public static decimal GetPriceShare(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.TryGetValue(PriceKey, out decimal share) is true ? share : 1;
    }

    /// <summary>Says which share of the usual price the response costs, such as half of it in a batch.</summary>
    /// <param name="response">The response.</param>
    /// <param name="share">Above 0.</param>
    public static void SetPriceShare(this ChatResponse response, decimal share)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        (response.AdditionalProperties ??= [])[PriceKey] = share;
    }

    internal static int GetRound(this ChatOptions options) => options.AdditionalProperties?.TryGetValue(RoundKey, out int round) is true ? round : 0;
}
