using Microsoft.Extensions.AI;
using OpenAI.Embeddings;
using EmbeddingGenerationOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;

namespace Rlaif.Clients.OpenAI;

/// <summary>An embedding generator over the official OpenAI package: texts in, vectors and usage out.</summary>
/// <remarks>It makes one attempt; <c>ModelClient.Wrap</c> adds batches, retries, a cache and telemetry. Safe for concurrent use.</remarks>
public sealed class OpenAIEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingClient _client;
    private readonly string _model;
    private readonly SentKey? _key;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <summary>Initializes the generator over one of the OpenAI package or of a package that builds on it.</summary>
    /// <param name="client">The client, such as <c>AzureOpenAIClient.GetEmbeddingClient</c> returns; switch its retries off.</param>
    /// <param name="dialect">Who stands behind its endpoint.</param>
    public OpenAIEmbeddingGenerator(EmbeddingClient client, OpenAIDialect dialect = OpenAIDialect.OpenAI)
        : this(client, dialect, key: null)
    {
    }

    internal OpenAIEmbeddingGenerator(EmbeddingClient client, OpenAIDialect dialect, SentKey? key)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _key = key;
#pragma warning disable OPENAI001 // Endpoint and Model are still marked experimental.
        _metadata = new EmbeddingGeneratorMetadata(ProviderName.Of(dialect), client.Endpoint, client.Model);
        _model = client.Model;
#pragma warning restore OPENAI001
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no text.</exception>
    /// <exception cref="ModelServerException">The server did not answer.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var texts = values as IReadOnlyCollection<string> ?? [.. values];
        if (texts.Count == 0)
        {
            throw new ArgumentException("There is no text to embed; give at least one.", nameof(values));
        }

        using var body = RequestBody.From(texts, Settings(options), options?.ModelId ?? _model);
        var reply = await ProtocolCall.SendAsync(request => _client.GenerateEmbeddingsAsync(body, request), new ServerWords(_key, texts), cancellationToken).ConfigureAwait(false);
        return EmbeddingReader.Read(reply.Content);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(_client) ? _client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Does nothing: the OpenAI client holds nothing to release.</summary>
    public void Dispose()
    {
    }

    // What the caller set on the package's own options stands.
    private global::OpenAI.Embeddings.EmbeddingGenerationOptions Settings(EmbeddingGenerationOptions? options)
    {
        var result = options?.RawRepresentationFactory?.Invoke(this) as global::OpenAI.Embeddings.EmbeddingGenerationOptions ?? new();
        result.Dimensions ??= options?.Dimensions;
        return result;
    }
}
