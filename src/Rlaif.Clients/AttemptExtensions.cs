using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Reads how many requests a response took and what they used.</summary>
public static class AttemptExtensions
{
    private const string Key = "rlaif.attempts";

    /// <summary>Gets the requests that were made for a response, the successful one last.</summary>
    /// <param name="response">The response of a <see cref="ResilientChatClient"/>.</param>
    /// <returns>The attempts in their order; empty where no <see cref="ResilientChatClient"/> made them.</returns>
    public static IReadOnlyList<ModelAttempt> GetAttempts(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.TryGetValue(Key, out IReadOnlyList<ModelAttempt>? attempts) is true ? attempts : [];
    }

    /// <summary>Gets the tokens of all requests that were made for a response.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The sum over the attempts, or the response's own usage where there are none.</returns>
    public static TokenUsage GetTokenUsage(this ChatResponse response)
    {
        var attempts = response.GetAttempts();
        return attempts.Count == 0 ? OwnUsage(response) : attempts.Aggregate(default(TokenUsage), (sum, attempt) => sum + attempt.Usage);
    }

    internal static TokenUsage OwnUsage(ChatResponse response) =>
        new(response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);

    internal static void SetAttempts(this ChatResponse response, IReadOnlyList<ModelAttempt> attempts) =>
        (response.AdditionalProperties ??= [])[Key] = attempts;
}
