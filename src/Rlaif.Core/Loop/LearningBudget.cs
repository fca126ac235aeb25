namespace Rlaif.Loop;

/// <summary>The labels that may be spent on learning: all but what is kept for the end of the run.</summary>
internal static class LearningBudget
{
    public static int Of(ActiveLearningOptions options) =>
        options switch
        {
            { MaxLabels: null } => int.MaxValue,
            { Completion: { } completion, MaxLabels: { } limit } => Math.Max(1, (int)(limit * (1 - completion.BudgetShare))),
            _ => options.MaxLabels.Value,
        };
}
