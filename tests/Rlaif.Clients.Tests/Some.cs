using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

internal static class Some
{
    public const string RowText = "my card was stolen in Lisbon";

    // No delay has this length, so that the clock can tell timeouts from delays.
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(77);

    public static readonly ChatMessage[] Messages = [new(ChatRole.System, "Choose a label."), new(ChatRole.User, RowText)];

    public static EagerTimeProvider Clock() => new(AttemptTimeout);

    public static ResilienceOptions Options() => new() { AttemptTimeout = AttemptTimeout, UseJitter = false };

    public static ChatResponse Response() => new(new ChatMessage(ChatRole.Assistant, "spam"))
    {
        ModelId = "small-2",
        ResponseId = "r-1",
        FinishReason = ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = 40, OutputTokenCount = 5, CachedInputTokenCount = 8 },
    };

    public static TimeSpan[] Seconds(params double[] seconds) => [.. seconds.Select(second => TimeSpan.FromSeconds(second))];

    /// <summary>Texts that share no words, so that no two have one vector.</summary>
    public static string[] Texts(int count) => [.. Enumerable.Range(1, count).Select(number => $"text{number} word{number}")];

    public static GeneratedEmbeddings<Embedding<float>> Embeddings(IEnumerable<string> texts, int dimensions = TextVectors.Dimensions)
    {
        var result = new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(TextVectors.Of(text, dimensions)) { ModelId = "small-2" }));
        result.Usage = new UsageDetails { InputTokenCount = 7 * result.Count };
        return result;
    }

    public static IEnumerable<float[]> Vectors(IEnumerable<string> texts) => texts.Select(text => TextVectors.Of(text));

    public static IEnumerable<float[]> Vectors(GeneratedEmbeddings<Embedding<float>> embeddings) => embeddings.Select(embedding => embedding.Vector.ToArray());

    /// <summary>The whole stack with a clock that ends delays at once.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> Stack(
        IEmbeddingGenerator<string, Embedding<float>> inner, EmbeddingOptions? options = null, ILoggerFactory? loggers = null) =>
        ModelClient.Wrap(inner, options, Options(), Clock(), loggers);
}
