using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Rates;

/// <summary>What a rate control knows: concurrency, allowance, sizes and latency. Its owner lets one thread in at a time.</summary>
internal sealed class RateState(RateOptions options)
{
    private const double Memory = 0.2;

    // A window spread over a round trip, with a little over so that it can grow.
    private const double SpreadShare = 1.25;
    private readonly ConcurrencyWindow _window = new(options.MaxConcurrency);
    private readonly Allowance _allowance = new(options);
    private readonly TokenEstimate _estimate = new();
    private double? _latency;

    public int ConcurrencyLimit => _window.Limit;

    public double? RequestPace => _allowance.RequestPace;

    public bool HasRoom => _window.HasRoom;

    public TimeSpan WaitFor(TimeSpan now) => _allowance.WaitFor(now);

    public AdmittedCall Admit(CallSize size, TimeSpan now)
    {
        var tokens = _estimate.Of(size);
        _allowance.Take(tokens, now);
        _window.Enter();
        return new AdmittedCall(size, tokens, _window.Halvings, now);
    }

    public void Complete(AdmittedCall call, CallResult result, TimeSpan now)
    {
        var isAnswer = result is { IsAnswered: true, Failure: null };
        var isPushBack = IsPushBack(result.Failure);
        _window.Leave(isAnswer ? true : isPushBack ? false : null, call.Halvings);
        if (isAnswer)
        {
            Learn(call, result.Usage, now);
        }

        if (result.Limits is { } limits)
        {
            // A refusal's Retry-After is more exact than its windows.
            _allowance.Heed(limits, isPushBack && result.Failure!.RetryAfter is null, now);
        }

        if (isPushBack && result.Failure!.RetryAfter is { } wait)
        {
            _allowance.Block(wait, now);
        }

        if (_window.Halvings > 0 && _latency is { } latency)
        {
            _allowance.Spread(SpreadShare * _window.Limit / latency, now);
        }
    }

    private void Learn(AdmittedCall call, TokenUsage usage, TimeSpan now)
    {
        if (usage != default)
        {
            _estimate.Learn(call.Size, usage);
            _allowance.CorrectTokens(usage.PromptTokens + usage.CompletionTokens - call.Tokens);
        }

        var latency = Math.Max((now - call.Start).TotalSeconds, 0.001);
        _latency = _latency is { } before ? before + (Memory * (latency - before)) : latency;
    }

    // 503 and 529 are how overloaded servers say what others say with 429; a quota that is used up is no matter of pace.
    private static bool IsPushBack(ModelServerException? failure) => failure is { Kind: FailureKind.Transient, Status: 429 or 503 or 529 };
}
