using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Carries what labelers and answer caches tell each other beside a request and its reply.</summary>
public static class AnswerExtensions
{
    internal const string AcceptedKey = "rlaif.cachewhen";
    internal const string VoteKey = "rlaif.vote";
    private const string FromCacheKey = "rlaif.fromcache";

    /// <summary>Allows an answer to be kept and taken from a cache; without it none is.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="accepted">Whether a response is worth keeping; asked again before a kept one is used. Called concurrently.</param>
    /// <returns>The same options.</returns>
    public static ChatOptions CacheWhen(this ChatOptions options, Func<ChatResponse, bool> accepted)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(accepted);
        (options.AdditionalProperties ??= [])[AcceptedKey] = accepted;
        return options;
    }

    /// <summary>Says which of several answers to one question is asked for, so that no cache takes one for another.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="vote">The number of the answer, from 1; 0 where it is the only one.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="vote"/> is below 0.</exception>
    public static ChatOptions ForVote(this ChatOptions options, int vote)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(vote);
        (options.AdditionalProperties ??= [])[VoteKey] = vote;
        return options;
    }

    /// <summary>Gets whether a response was at hand and took no request.</summary>
    /// <param name="response">The response.</param>
    /// <returns><see langword="true"/> where a cache, or an equal request under way, gave it.</returns>
    public static bool IsFromCache(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.TryGetValue(FromCacheKey, out bool isFromCache) is true && isFromCache;
    }

    internal static void MarkFromCache(this ChatResponse response) => (response.AdditionalProperties ??= [])[FromCacheKey] = true;

    internal static Func<ChatResponse, bool>? GetAccepted(this ChatOptions options) =>
        options.AdditionalProperties?.TryGetValue(AcceptedKey, out Func<ChatResponse, bool>? accepted) is true ? accepted : null;
}
