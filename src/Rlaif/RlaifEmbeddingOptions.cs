using Rlaif.Clients;
using Rlaif.Clients.OpenAI;

namespace Rlaif;

/// <summary>The embedding model of a task, and how it is asked.</summary>
public sealed class RlaifEmbeddingOptions
{
    /// <summary>Gets where the embedding model is.</summary>
    /// <value>Without a key of its own, that of the chat model is used where both are at the same server.</value>
    public ModelOptions Model { get; } = new();

    /// <summary>Gets the settings of requests and of the cache.</summary>
    /// <value>No vectors are kept from run to run unless <see cref="EmbeddingOptions.CacheFolder"/> names a folder.</value>
    public EmbeddingOptions Requests { get; } = new();

    /// <summary>Gets the settings of the retries; exceptions of the OpenAI package are understood.</summary>
    /// <value>An attempt may take 5 minutes by default, since a request carries many texts.</value>
    public ResilienceOptions Resilience { get; } = new() { Translate = OpenAIFailures.Translate, AttemptTimeout = TimeSpan.FromMinutes(5) };
}
