namespace Rlaif;

/// <summary>The tokens that calls to a model used.</summary>
/// <param name="PromptTokens">Tokens sent.</param>
/// <param name="CompletionTokens">Tokens received.</param>
public readonly record struct TokenUsage(long PromptTokens, long CompletionTokens)
{
    /// <summary>Adds two usages.</summary>
    /// <param name="left">A usage.</param>
    /// <param name="right">Another usage.</param>
    /// <returns>The sum.</returns>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => Add(left, right);

    /// <summary>Adds two usages.</summary>
    /// <param name="left">A usage.</param>
    /// <param name="right">Another usage.</param>
    /// <returns>The sum; what is beyond the largest number stays there, since servers may report anything.</returns>
    public static TokenUsage Add(TokenUsage left, TokenUsage right) =>
        new(Sum(left.PromptTokens, right.PromptTokens), Sum(left.CompletionTokens, right.CompletionTokens));

    private static long Sum(long left, long right) => long.CreateSaturating((Int128)left + right);
}
