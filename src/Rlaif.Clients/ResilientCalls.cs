using Microsoft.Extensions.Logging;
using Polly;
using Rlaif.Clients.Admission;
using Rlaif.Clients.Rates;

namespace Rlaif.Clients;

/// <summary>The calls to one server, retried with backoff behind one circuit breaker; each attempt passes the gates under a timeout.</summary>
internal sealed class ResilientCalls<TResponse>
    where TResponse : class
{
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Func<TResponse, CallResult> _resultOf;
    private readonly FailureTranslator _translator;
    private readonly ResiliencePipeline _pipeline;
    private readonly ResiliencePipeline _timeout;
    private readonly CallGates _gates;
    private volatile bool _isKnown = true;

    /// <param name="options">The settings; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <param name="logger">Told of retries and of the circuit.</param>
    /// <param name="resultOf">Reads what a response cost and what it says of limits.</param>
    /// <param name="gates">What each attempt passes before its time begins to run.</param>
    public ResilientCalls(ResilienceOptions? options, TimeProvider? timeProvider, ILogger logger, Func<TResponse, CallResult> resultOf, params IReadOnlyList<ICallGate> gates)
    {
        _options = options?.Copy() ?? new ResilienceOptions();
        _timeProvider = timeProvider ?? TimeProvider.System;
        _logger = logger;
        _resultOf = resultOf;
        _gates = new CallGates(gates);
        _translator = new FailureTranslator(_options.Translate);
        var factory = new ResiliencePipelineFactory(_options, _translator, logger, () => _isKnown);
        _pipeline = factory.CreateRetries(_timeProvider);
        _timeout = factory.CreateTimeout(_timeProvider);
    }

    /// <summary>Gets where the requests go, for the sentences of failures; null where that is not known.</summary>
    public ServerContext? Server { get; set; }

    /// <summary>Gets whether nothing is known of the server until it has answered, so that one call goes ahead.</summary>
    public bool IsStranger
    {
        init => _isKnown = !value;
    }

    /// <summary>Makes attempts until one succeeds, and says what each was.</summary>
    public async Task<(TResponse Response, IReadOnlyList<ModelAttempt> Attempts)> CallAsync(
        Func<CancellationToken, Task<TResponse>> attempt, CallSize size, CancellationToken cancellationToken)
    {
        var call = new Call(this, attempt, size, new AttemptLog());
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, call) => call.Calls.AdmitAsync(call, context), context, call).ConfigureAwait(false);
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
                if (_options.IsTooLong(failure))
                {
                    throw RateLimitRefusal.Create(failure.RetryAfter!.Value, _options.MaxRetryAfter, _timeProvider).AfterAttempts(log.Attempts.Count, log.Usage);
                }

                throw failure.AfterAttempts(log.Attempts.Count, log.Usage, Server);
            }

            if (exception is RequestNotMadeException refusal)
            {
                throw refusal.AfterAttempts(log.Attempts.Count, log.Usage);
            }
        }

        outcome.ThrowIfException();
    }

    // The gates are passed for each attempt anew, and before its time begins to run.
    private async ValueTask<Outcome<TResponse>> AdmitAsync(Call call, ResilienceContext context)
    {
        ICallPermit permit;
        try
        {
            permit = await _gates.EnterAsync(call.Size, context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return Outcome.FromException<TResponse>(exception);
        }

        var result = default(CallResult);
        try
        {
            var outcome = await _timeout.ExecuteOutcomeAsync(
                static (context, call) => call.Calls.AttemptAsync(call, context.CancellationToken), context, call).ConfigureAwait(false);
            result = ResultOf(outcome);
            return outcome;
        }
        finally
        {
            permit.Leave(result);
        }
    }

    private CallResult ResultOf(Outcome<TResponse> outcome)
    {
        if (outcome.Exception is not { } exception)
        {
            return _resultOf(outcome.Result!) with { IsAnswered = true };
        }

        var failure = _translator.Translate(exception);
        return new CallResult(failure?.Usage ?? default, failure, failure?.RateLimits) { IsAnswered = failure?.Status is not null };
    }

    private async ValueTask<Outcome<TResponse>> AttemptAsync(Call call, CancellationToken attemptToken)
    {
        var start = _timeProvider.GetTimestamp();
        try
        {
            var response = await call.Attempt(attemptToken).ConfigureAwait(false);
            _isKnown = true;
            call.Log.Succeeded(_resultOf(response).Usage, _timeProvider.GetElapsedTime(start));
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

    private sealed record Call(ResilientCalls<TResponse> Calls, Func<CancellationToken, Task<TResponse>> Attempt, CallSize Size, AttemptLog Log);
}
