using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Asks for and reads the log-probabilities of a reply's tokens.</summary>
/// <remarks>Adapters read the request and set the result; labelers the other way round.</remarks>
public static class LogProbabilityExtensions
{
    private const string Key = "rlaif.logprobs";

    /// <summary>Asks for log-probabilities; a client that knows none ignores it.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="alternatives">How many alternatives to name at each place, 0 to 20.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alternatives"/> is below 0 or above 20.</exception>
    public static ChatOptions RequestLogProbabilities(this ChatOptions options, int alternatives)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(alternatives);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alternatives, 20);
        (options.AdditionalProperties ??= [])[Key] = alternatives;
        return options;
    }

    /// <summary>Gets how many alternatives were asked for.</summary>
    /// <param name="options">The options of the request.</param>
    /// <returns>0 to 20, or <see langword="null"/> where log-probabilities are not wanted.</returns>
    public static int? GetRequestedLogProbabilities(this ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AdditionalProperties?.TryGetValue(Key, out int alternatives) is true ? alternatives : null;
    }

    /// <summary>Gets the log-probabilities of the reply's tokens.</summary>
    /// <param name="response">The response.</param>
    /// <returns>One entry a token, in order; empty where the server gave none.</returns>
    public static IReadOnlyList<TokenLogProbability> GetLogProbabilities(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.TryGetValue(Key, out IReadOnlyList<TokenLogProbability>? tokens) is true ? tokens : [];
    }

    /// <summary>Sets the log-probabilities of the reply's tokens.</summary>
    /// <param name="response">The response.</param>
    /// <param name="tokens">One entry a token, in order.</param>
    public static void SetLogProbabilities(this ChatResponse response, IReadOnlyList<TokenLogProbability> tokens)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(tokens);
        (response.AdditionalProperties ??= [])[Key] = tokens;
    }
}
