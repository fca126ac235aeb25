using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Budgets;

/// <summary>Says what an attempt used, as far as can be known, and never less than the server may charge.</summary>
internal static class Settlement
{
    public static TokenUsage UsageOf(CallResult result, CallSize size)
    {
        // An error by status is charged as far as it says; errors that say nothing are free with every provider.
        if (result is { IsAnswered: true, Failure: not null })
        {
            return new TokenUsage(long.Max(result.Usage.PromptTokens, 0), long.Max(result.Usage.CompletionTokens, 0));
        }

        // Without a reply the server may have worked and charge all the same, and a reply without a usage was not free either.
        return new TokenUsage(
            Known(result.Usage.PromptTokens, size.PromptTokens),
            Known(result.Usage.CompletionTokens, size.CompletionTokens ?? 0));
    }

    private static long Known(long reported, long worst) => reported > 0 ? reported : worst;
}
