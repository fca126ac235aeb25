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
        return Read(response.AdditionalProperties);
    }

    /// <summary>Gets the tokens of all requests that were made for a response.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The sum over the attempts, or the response's own usage where there are none.</returns>
    public static TokenUsage GetTokenUsage(this ChatResponse response) => Sum(response.GetAttempts(), response.Usage);

    internal static IReadOnlyList<ModelAttempt> GetAttempts(this GeneratedEmbeddings<Embedding<float>> embeddings) => Read(embeddings.AdditionalProperties);

    internal static TokenUsage GetTokenUsage(this GeneratedEmbeddings<Embedding<float>> embeddings) => Sum(embeddings.GetAttempts(), embeddings.Usage);

    internal static TokenUsage OwnUsage(UsageDetails? usage) => new(usage?.InputTokenCount ?? 0, usage?.OutputTokenCount ?? 0);

    internal static AdditionalPropertiesDictionary With(this AdditionalPropertiesDictionary? properties, IReadOnlyList<ModelAttempt> attempts)
    {
        properties ??= [];
        properties[Key] = attempts;
        return properties;
    }

    private static IReadOnlyList<ModelAttempt> Read(AdditionalPropertiesDictionary? properties) =>
        properties?.TryGetValue(Key, out IReadOnlyList<ModelAttempt>? attempts) is true ? attempts : [];

    private static TokenUsage Sum(IReadOnlyList<ModelAttempt> attempts, UsageDetails? own) =>
        attempts.Count == 0 ? OwnUsage(own) : attempts.Aggregate(default(TokenUsage), (sum, attempt) => sum + attempt.Usage);
}
