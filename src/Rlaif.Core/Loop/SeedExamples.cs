using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>Has example texts of the classes written before the first batch.</summary>
/// <remarks>Once: a resumed run asks only for those that its journal lacks.</remarks>
internal static class SeedExamples
{
    /// <returns>The run with the texts as examples of its classes, for the classifier; the labeler has a label set of its own.</returns>
    public static async Task<ActiveLearningRun> AddAsync(ActiveLearningLoop loop, ActiveLearningRun run, RunJournal journal, RunState state, CancellationToken cancellationToken)
    {
        string[] wanted = [.. run.Labels.Select(label => label.Name).Where(name => !state.Examples.ContainsKey(name))];
        if (loop.ExampleWriter is { } writer && wanted.Length > 0 && !state.HasBegun)
        {
            await foreach (var written in writer.WriteAsync(run.Labels, wanted, cancellationToken).ConfigureAwait(false))
            {
                await journal.AppendAsync(new ExamplesWritten(written)).ConfigureAwait(false);
            }
        }

        return state.Examples.Count == 0 ? run : run with { Labels = new LabelSet(run.Labels.Select(label => With(label, state.Examples.GetValueOrDefault(label.Name)))) };
    }

    private static LabelDefinition With(LabelDefinition label, WrittenExamples? written) =>
        written is null ? label : new LabelDefinition(label.Name, label.Description, [.. label.Examples, .. written.Texts]);
}
