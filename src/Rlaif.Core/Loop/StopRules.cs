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
            return new StopReason("max_labels", $"The budget of {LearningBudget.Of(loop.Options)} labels{(loop.Options.Completion is null ? string.Empty : " for learning")} is used up.");
        }

        if (state.LabelerStop is not null || state.Rounds.Count == 0)
        {
            return state.LabelerStop;
        }

        return loop.StoppingCriteria.Select(criterion => criterion.Evaluate(state.Rounds)).FirstOrDefault(reason => reason is not null);
    }
}
