using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Rates;

/// <summary>Foretells the tokens of a request from its worst case and from what earlier ones really used.</summary>
internal sealed class TokenEstimate
{
    private const double Memory = 0.1;

    // The worst case is a token a byte; four bytes a token is what Latin scripts come to.
    private double _promptShare = 0.25;
    private double? _completion;

    public double Of(CallSize size)
    {
        var limit = size.CompletionTokens ?? _completion ?? 0;
        return (size.PromptTokens * _promptShare) + Math.Min(_completion ?? limit, limit);
    }

    public void Learn(CallSize size, TokenUsage usage)
    {
        if (usage.PromptTokens <= 0 || size.PromptTokens <= 0)
        {
            return;
        }

        var share = (double)usage.PromptTokens / size.PromptTokens;
        _promptShare = _completion is null ? share : Blend(_promptShare, share);
        _completion = _completion is { } completion ? Blend(completion, usage.CompletionTokens) : usage.CompletionTokens;
    }

    private static double Blend(double before, double now) => before + (Memory * (now - before));
}
