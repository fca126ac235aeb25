using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rlaif.Clients.Answers;

namespace Rlaif.Clients;

/// <summary>Asks the model only what it has not answered yet; equal requests under way are one.</summary>
/// <remarks>
/// Safe for concurrent use. Only requests with <see cref="AnswerExtensions.CacheWhen"/> that hold nothing but text take part, and only
/// answers that it accepts are kept. The cache is not disposed with the client. Streaming is passed through.
/// </remarks>
public sealed class CachingChatClient : DelegatingChatClient
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<CachedAnswer?>> _underWay = new(StringComparer.Ordinal);
    private readonly ChatClientMetadata? _metadata;
    private readonly AnswerShelf _shelf;
    private readonly ILogger _logger;
    private int _isWarned;

    /// <summary>Initializes the client.</summary>
    /// <param name="innerClient">The client that asks; disposed with this one.</param>
    /// <param name="cache">Where answers are kept.</param>
    /// <param name="logger">Told of a cache that fails, never of text.</param>
    public CachingChatClient(IChatClient innerClient, IAnswerCache cache, ILogger<CachingChatClient>? logger = null)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(cache);
        _metadata = innerClient.GetService<ChatClientMetadata>();
        _logger = logger ?? NullLogger<CachingChatClient>.Instance;
        _shelf = new AnswerShelf(cache, _logger);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var sent = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        if (options?.GetAccepted() is not { } accepted || KeyOf(sent, options) is not { } key)
        {
            return await base.GetResponseAsync(sent, options, cancellationToken).ConfigureAwait(false);
        }

        // Whoever comes first asks; the others wait, and where no answer came of it, the first of them asks next.
        while (true)
        {
            var own = new TaskCompletionSource<CachedAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = _underWay.GetOrAdd(key, own);
            if (first == own)
            {
                return await AskFirstAsync(key, own, accepted, sent, options, cancellationToken).ConfigureAwait(false);
            }

            if (Usable(await first.Task.WaitAsync(cancellationToken).ConfigureAwait(false), accepted) is { } response)
            {
                return response;
            }
        }
    }

    private async Task<ChatResponse> AskFirstAsync(
        string key, TaskCompletionSource<CachedAnswer?> own, Func<ChatResponse, bool> accepted, IReadOnlyCollection<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        CachedAnswer? answer = null;
        try
        {
            var found = await _shelf.FindAsync(key, cancellationToken).ConfigureAwait(false);
            if (Usable(found, accepted) is { } kept)
            {
                answer = found;
                return kept;
            }

            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            if (response.GetRefusal() is null && accepted(response))
            {
                answer = AnswerShelf.Answer(response);
                await _shelf.KeepAsync(key, answer, cancellationToken).ConfigureAwait(false);
            }

            return response;
        }
        finally
        {
            // In this order: whoever comes between the two finds the answer in the cache.
            _underWay.TryRemove(key, out _);
            own.SetResult(answer);
        }
    }

    // A kept answer counts where the labeler that asks accepts it too; it may have become stricter.
    private static ChatResponse? Usable(CachedAnswer? answer, Func<ChatResponse, bool> accepted) =>
        answer is not null && AnswerShelf.Response(answer) is var response && accepted(response) ? response : null;

    private string? KeyOf(IReadOnlyCollection<ChatMessage> messages, ChatOptions options)
    {
        if ((options.ModelId ?? _metadata?.DefaultModelId) is { } model)
        {
            return AnswerKey.Of(_metadata?.ProviderName ?? string.Empty, _metadata?.ProviderUri?.ToString() ?? string.Empty, model, messages, options);
        }

        if (Interlocked.Exchange(ref _isWarned, 1) == 0)
        {
            AnswerLog.Nameless(_logger);
        }

        return null;
    }
}
