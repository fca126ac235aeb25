using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Rates;

/// <summary>What a rate control knows: concurrency, allowance, sizes and latency. Its owner lets one thread in at a time.</summary>
internal sealed class RateState(RateOptions options)
{
    private const double Memory = 0.2;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private readonly ConcurrencyWindow _window = new(options.MaxConcurrency);
    private readonly Allowance _allowance = new(options);
    private readonly TokenEstimate _estimate = new();
    private TimeSpan? _latency;

    public int ConcurrencyLimit => _window.Limit;

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
        var refusal = IsPushBack(result.Failure) ? result.Failure : null;
        if (refusal is not null)
        {
            _window.LeaveRefused(call.Halvings);
        }
        else if (result is { IsAnswered: true, Failure: null, IsHeldBack: false })
        {
            Learn(call, result.Usage, now);
            _window.LeaveAnswered(_latency!.Value);
        }
        else
        {
            _window.Leave();
        }

        Heed(result.Limits, refusal, now);
    }

    private void Heed(RateLimits? limits, ModelServerException? refusal, TimeSpan now)
    {
        if (limits is not null)
        {
            // A refusal's Retry-After is more exact than its windows.
            _allowance.Heed(limits, refusal is { RetryAfter: null }, now);
        }

        if (refusal?.RetryAfter is { } wait)
        {
            _allowance.Block(wait, now);
        }

        // Where no limit is known, a window spread over a round trip keeps those that waited from starting together.
        if (_window.Halvings > 0 && _latency is { } latency)
        {
            _allowance.Spread(_window.Size / latency.TotalSeconds, now);
        }
    }

    private void Learn(AdmittedCall call, TokenUsage usage, TimeSpan now)
    {
        if (usage != default)
        {
            _estimate.Learn(call.Size, usage);
            _allowance.CorrectTokens(usage.PromptTokens + usage.CompletionTokens - call.Tokens);
        }

        var latency = now - call.Start;
        var blended = _latency is { } before ? before + (Memory * (latency - before)) : latency;
        _latency = blended > Shortest ? blended : Shortest;
    }

    // 503 and 529 are how overloaded servers say what others say with 429; a quota that is used up is no matter of pace.
    private static bool IsPushBack(ModelServerException? failure) => failure is { Kind: FailureKind.Transient, Status: 429 or 503 or 529 };
}
