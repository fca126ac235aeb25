using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Rlaif.Clients;

/// <summary>Builds the pipelines of one client: retry and circuit breaker, attempt timeout.</summary>
internal sealed class ResiliencePipelineFactory(ResilienceOptions options, FailureTranslator translator, ILogger logger, Func<bool> isKnown)
{
    private const int AttemptsAtAStranger = 3;
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(60);
    private readonly CircuitBreakerStateProvider _circuit = new();

    public ResiliencePipeline CreateRetries(TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = timeProvider };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry());
        }

        return builder.AddCircuitBreaker(CircuitBreaker()).Build();
    }

    public ResiliencePipeline CreateTimeout(TimeProvider timeProvider) =>
        new ResiliencePipelineBuilder { TimeProvider = timeProvider }.AddTimeout(options.AttemptTimeout).Build();

    private RetryStrategyOptions Retry() => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = options.BaseDelay,
        MaxDelay = options.MaxDelay,
        UseJitter = options.UseJitter,
        Randomizer = Jitter(),
        ShouldHandle = args => ValueTask.FromResult(
            Failure(args.Outcome) is { Kind: FailureKind.Transient } failure && !options.IsTooLong(failure) && !IsNoModelServer(failure, args.AttemptNumber + 1)),
        DelayGenerator = args => ValueTask.FromResult(DelayOf(args.Outcome.Exception!)),
        OnRetry = args =>
        {
            Report(args);
            return default;
        },
    };

    private CircuitBreakerStrategyOptions CircuitBreaker()
    {
        var doubled = options.AttemptTimeout * 2;
        return new()
        {
            FailureRatio = options.CircuitFailureRatio,
            MinimumThroughput = options.CircuitMinimumAttempts,
            SamplingDuration = doubled > ShortestWindow ? doubled : ShortestWindow,
            BreakDuration = options.CircuitOpenDuration,
            StateProvider = _circuit,

            ShouldHandle = args => ValueTask.FromResult(CountsAgainstTheServer(args.Outcome)),
            OnOpened = args =>
            {
                ResilienceLog.CircuitOpened(logger, args.BreakDuration);
                return default;
            },
            OnClosed = _ =>
            {
                ResilienceLog.CircuitClosed(logger);
                return default;
            },
        };
    }

    // What has never answered and keeps silent, or speaks another language, is hardly the server that was meant.
    private bool IsNoModelServer(ModelServerException failure, int attempts) =>
        attempts >= AttemptsAtAStranger && failure.Code is (FailureCodes.Timeout or FailureCodes.UnreadableReply) && !isKnown();

    // A server that limits the rate is alive; the waits it asks for are the remedy. A trial that its caller cancelled or a gate
    // refused tried nothing.
    private bool CountsAgainstTheServer(Outcome<object> outcome) =>
        Failure(outcome) is { Kind: FailureKind.Transient, Status: not 429 }
        || (outcome.Exception is OperationCanceledException or RequestNotMadeException && _circuit.CircuitState == CircuitState.HalfOpen);

    // Null leaves the delay to the backoff. MaxDelay does not cap what comes from here.
    private TimeSpan? DelayOf(Exception exception) => exception switch
    {
        // While the breaker tries the server with one request, it names a new full break, which is not what will happen.
        BrokenCircuitException { RetryAfter: { } wait } => _circuit.CircuitState == CircuitState.Open ? Positive(wait) : null,
        _ when translator.Translate(exception) is { RetryAfter: { } wait } => Positive(wait),
        _ => null,
    };

    // A wait of nothing would mean to hammer a server that has just asked for mercy.
    private static TimeSpan? Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : null;

    private void Report(OnRetryArguments<object> args)
    {
        if (Failure(args.Outcome) is { } failure)
        {
            var retry = args.AttemptNumber + 1;
            var reason = ClientTelemetry.ErrorType(failure);
            ResilienceLog.Retrying(logger, retry, options.MaxRetries, args.RetryDelay.TotalSeconds, reason);
            ClientTelemetry.AddRetry(retry, reason, args.RetryDelay);
        }
    }

    private ModelServerException? Failure(Outcome<object> outcome) => outcome.Exception is { } exception ? translator.Translate(exception) : null;

    // The seed is random unless given: processes that fail together must not come back together. Nothing but the length
    // of waits depends on it, so a run's result is as repeatable as before.
    private Func<double> Jitter()
    {
        var random = new Random(options.JitterSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue));
        var gate = new Lock();
        return () =>
        {
            lock (gate)
            {
                return random.NextDouble();
            }
        };
    }
}
