using Microsoft.Extensions.Logging;
using Polly;

namespace Rlaif.Clients;

/// <summary>The calls to one server: each is retried with backoff, behind one circuit breaker, each attempt under a timeout.</summary>
internal sealed class ResilientCalls<TResponse>
    where TResponse : class
{
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Func<TResponse, TokenUsage> _usageOf;
    private readonly FailureTranslator _translator;
    private readonly ResiliencePipeline _pipeline;

    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <param name="logger">Told of retries and of the circuit.</param>
    /// <param name="usageOf">Reads what a response cost.</param>
    public ResilientCalls(ResilienceOptions? options, TimeProvider? timeProvider, ILogger logger, Func<TResponse, TokenUsage> usageOf)
    {
        options = options?.Copy() ?? new ResilienceOptions();
        _timeProvider = timeProvider ?? TimeProvider.System;
        _logger = logger;
        _usageOf = usageOf;
        _translator = new FailureTranslator(options.Translate);
        _pipeline = new ResiliencePipelineFactory(options, _translator, logger).Create(_timeProvider);
    }

    /// <summary>Makes attempts until one succeeds, and says what each was.</summary>
    public async Task<(TResponse Response, IReadOnlyList<ModelAttempt> Attempts)> CallAsync(
        Func<CancellationToken, Task<TResponse>> attempt, CancellationToken cancellationToken)
    {
        var call = new Call(this, attempt, new AttemptLog());
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, call) => call.Calls.AttemptAsync(call, context.CancellationToken), context, call).ConfigureAwait(false);
            ThrowIfFailed(outcome, call.Log, cancellationToken);
            return (outcome.Result!, call.Log.Attempts);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private void ThrowIfFailed(Outcome<TResponse> outcome, AttemptLog log, CancellationToken cancellationToken)
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
    }

    private async ValueTask<Outcome<TResponse>> AttemptAsync(Call call, CancellationToken attemptToken)
    {
        var start = _timeProvider.GetTimestamp();
        try
        {
            var response = await call.Attempt(attemptToken).ConfigureAwait(false);
            call.Log.Succeeded(_usageOf(response), _timeProvider.GetElapsedTime(start));
            return Outcome.FromResult(response);
        }
        catch (Exception exception)
        {
            var failure = Understand(exception, attemptToken);
            call.Log.Failed(failure as ModelServerException, _timeProvider.GetElapsedTime(start));
            return Outcome.FromException<TResponse>(failure);
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

    private sealed record Call(ResilientCalls<TResponse> Calls, Func<CancellationToken, Task<TResponse>> Attempt, AttemptLog Log);
}
