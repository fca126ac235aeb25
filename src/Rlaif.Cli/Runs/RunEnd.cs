namespace Rlaif.Cli.Runs;

/// <summary>Tells a run that is over from one that is to go on.</summary>
internal static class RunEnd
{
    /// <summary>Tells whether nothing is left to do; what time alone will mend is not done.</summary>
    public static bool IsDone(ActiveLearningResult result) =>
        (result.Completion?.StopReason ?? result.StopReason) is { ContinueAfter: null } and not { Code: "rate_limited" or "batch_cancelled" };
}
