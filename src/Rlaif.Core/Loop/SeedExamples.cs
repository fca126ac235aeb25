using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>Has example texts of the classes written before a run begins, once: a resumed run takes those of its journal.</summary>
internal static class SeedExamples
{
    /// <returns>The run with the texts as examples of its classes, for the classifier; the labeler has a label set of its own.</returns>
    public static async Task<ActiveLearningRun> AddAsync(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state, CancellationToken cancellationToken)
    {
        if (state is { Opened: null, Examples: null } && loop.ExampleWriter is { } writer)
        {
            await journal.AppendAsync(new ExamplesWritten(await writer.WriteAsync(run.Labels, cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        return state.Examples is { } written ? run with { Labels = written.AddTo(run.Labels) } : run;
    }
}
