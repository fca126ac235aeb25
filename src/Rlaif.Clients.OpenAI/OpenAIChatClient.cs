using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Rlaif.Clients.OpenAI;

/// <summary>A chat client over the official OpenAI package: text in; text, usage, refusal and log-probabilities out.</summary>
/// <remarks>
/// It makes one attempt; <c>ModelClient.Wrap</c> adds retries and telemetry. Safe for concurrent use. Not for tools, images or
/// sound. A streaming call yields the whole reply at its end.
/// </remarks>
public sealed class OpenAIChatClient : IChatClient
{
    private readonly ChatClient _client;
    private readonly string _model;
    private readonly SentKey? _key;
    private readonly ChatClientMetadata _metadata;
    private readonly OpenAIDialect _dialect;

    /// <summary>Initializes the client over one of the OpenAI package or of a package that builds on it.</summary>
    /// <param name="client">The client, such as <c>AzureOpenAIClient.GetChatClient</c> returns; switch its retries off.</param>
    /// <param name="dialect">Who stands behind its endpoint.</param>
    public OpenAIChatClient(ChatClient client, OpenAIDialect dialect = OpenAIDialect.OpenAI)
        : this(client, dialect, key: null)
    {
    }

    internal OpenAIChatClient(ChatClient client, OpenAIDialect dialect, SentKey? key)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _key = key;
        _dialect = dialect;
#pragma warning disable OPENAI001 // Endpoint and Model are still marked experimental.
        _metadata = new ChatClientMetadata(ProviderName.Of(dialect), client.Endpoint, client.Model);
        _model = client.Model;
#pragma warning restore OPENAI001
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no message.</exception>
    /// <exception cref="ModelServerException">The server did not answer.</exception>
    /// <exception cref="NotSupportedException">The request has tools or content other than text.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var sent = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        using var body = RequestBody.From(
            RequestMessages.From(sent, options?.Instructions), RequestSettings.From(options, this, _dialect), _model);

        // Instructions and classes share words with what servers say; rows are no part of them.
        var words = new ServerWords(_key, sent.Where(message => message.Role != ChatRole.System).Select(message => message.Text));
        var reply = await ProtocolCall.SendAsync(request => _client.CompleteChatAsync(body, request), words, cancellationToken).ConfigureAwait(false);
        var response = CompletionReader.Read(reply.Content);
        if (RateLimitHeaders.Read(reply.Headers) is { } limits)
        {
            response.SetRateLimits(limits);
        }

        return response;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(_client) ? _client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Does nothing: the OpenAI client holds nothing to release.</summary>
    public void Dispose()
    {
    }
}
