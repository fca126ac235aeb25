namespace Rlaif.Loop;

/// <summary>Asks everything that can end a run, in a fixed order.</summary>
internal static class StopRules
{
    public static StopReason? Evaluate(ActiveLearningLoop loop, RunState state)
    {
        if (state.Candidates().Length == 0)
        {
            return new StopReason("pool_empty", "Every text of the pool has been asked about or was known.");
        }

        if (state.Rows.Asked >= LearningBudget.Of(loop.Options))
        {
            return new StopReason("max_labels", loop.Options.Completion is null
                ? $"The budget of {loop.Options.MaxLabels} labels is used up."
                : $"The part of the budget that is for learning is used up: {LearningBudget.Of(loop.Options)} of {loop.Options.MaxLabels} labels.");
        }

        if (state.LabelerStop is not null || state.Rounds.Count == 0)
        {
            return state.LabelerStop;
        }

        return loop.StoppingCriteria.Select(criterion => criterion.Evaluate(state.Rounds)).FirstOrDefault(reason => reason is not null);
    }
}
