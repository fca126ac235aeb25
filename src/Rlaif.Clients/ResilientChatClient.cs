using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;

namespace Rlaif.Clients;

/// <summary>The one retry layer: each call is retried with backoff, behind a circuit breaker, each attempt under a timeout.</summary>
/// <remarks>
/// Safe for concurrent use; one instance a server, since the circuit is shared by its calls. Switch the retries of the inner
/// client off, or attempts multiply. Streaming is passed through as it is: a reply that has begun cannot be retried.
/// </remarks>
public sealed class ResilientChatClient : DelegatingChatClient
{
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly FailureTranslator _translator;
    private readonly ResiliencePipeline<ChatResponse> _pipeline;

    /// <summary>Initializes the client.</summary>
    /// <param name="innerClient">The client that makes one attempt; disposed with this one.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock of delays and timeouts; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Told of retries and of the circuit, never of text.</param>
    public ResilientChatClient(
        IChatClient innerClient, ResilienceOptions? options = null, TimeProvider? timeProvider = null, ILogger<ResilientChatClient>? logger = null)
        : base(innerClient)
    {
        options = options?.Copy() ?? new ResilienceOptions();
        _timeProvider = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<ResilientChatClient>.Instance;
        _translator = new FailureTranslator(options.Translate);
        _pipeline = new ResiliencePipelineFactory(options, _translator, _logger).Create(_timeProvider);
    }

    /// <inheritdoc/>
    /// <exception cref="ModelServerException">The server refused the request for good, or the last retry failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var request = new Request(this, messages as IReadOnlyCollection<ChatMessage> ?? [.. messages], options, new AttemptLog());
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, request) => request.Client.AttemptAsync(request, context.CancellationToken), context, request).ConfigureAwait(false);
            return Finish(outcome, request.Log, cancellationToken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ChatResponse Finish(Outcome<ChatResponse> outcome, AttemptLog log, CancellationToken cancellationToken)
    {
        if (outcome.Exception is { } exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_translator.Translate(exception) is { } failure)
            {
                var reason = ClientTelemetry.ErrorType(failure);
                ResilienceLog.Failed(_logger, log.Attempts.Count, failure.Kind, reason);
                throw failure.AfterAttempts(log.Attempts.Count, log.Usage);
            }
        }

        outcome.ThrowIfException();
        outcome.Result!.SetAttempts(log.Attempts);
        return outcome.Result!;
    }

    private async ValueTask<Outcome<ChatResponse>> AttemptAsync(Request request, CancellationToken attemptToken)
    {
        var start = _timeProvider.GetTimestamp();
        try
        {
            var response = await InnerClient.GetResponseAsync(request.Messages, request.Options, attemptToken).ConfigureAwait(false);
            request.Log.Succeeded(response, _timeProvider.GetElapsedTime(start));
            return Outcome.FromResult(response);
        }
        catch (Exception exception)
        {
            var failure = Understand(exception, attemptToken);
            request.Log.Failed(failure as ModelServerException, _timeProvider.GetElapsedTime(start));
            return Outcome.FromException<ChatResponse>(failure);
        }
    }

    private Exception Understand(Exception exception, CancellationToken attemptToken)
    {
        // What an aborted client throws is as varied as clients are; for the timeout and the caller it is a cancellation.
        if (attemptToken.IsCancellationRequested)
        {
            return new OperationCanceledException(attemptToken);
        }

        // Nobody on this side cancelled, so the client gave up by a timeout of its own.
        return exception is OperationCanceledException
            ? new ModelServerException(FailureKind.Transient, code: FailureCodes.Timeout)
            : _translator.Translate(exception) ?? exception;
    }

    private sealed record Request(ResilientChatClient Client, IReadOnlyCollection<ChatMessage> Messages, ChatOptions? Options, AttemptLog Log);
}
