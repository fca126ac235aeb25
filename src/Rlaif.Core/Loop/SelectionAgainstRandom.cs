using Rlaif.Evaluation;
using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>Simulates a run on random rows by the completion's sample, in two halves, each judged on the other.</summary>
/// <remarks>The sample is of rows that were left unlabeled, so that it tells about those; what was known from the start teaches both.</remarks>
internal sealed class SelectionAgainstRandom(ActiveLearningRun run, RunJournal journal, RunState state, ITrainingSession training)
{
    /// <summary>Compares once, where enough answers are at hand.</summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        if (state.Selection is null && await SimulateAsync(cancellationToken).ConfigureAwait(false) is { } compared)
        {
            await journal.AppendAsync(compared).ConfigureAwait(false);
        }
    }

    private async Task<SelectionCompared?> SimulateAsync(CancellationToken cancellationToken)
    {
        int[] sample = [.. state.Sample.Select(run.Pool.RowOf).Distinct().Where(row => state.Rows.Annotation(row)?.Label is not null)];
        var chosen = state.TrainingSet(state.BatchesDone).ToDictionary(example => example.Row);
        int[] learned = [.. state.LearningBatches.SelectMany(batch => batch.ExampleIds).Select(run.Pool.RowOf).Distinct().Where(row => chosen.ContainsKey(row) && !state.IsGiven(row))];
        var labels = Math.Min(sample.Length / 2, learned.Length);
        if (labels < SelectionComparison.FewestLabels)
        {
            return null;
        }

        var known = chosen.Values.Where(example => state.IsGiven(example.Row)).ToList();
        var byChosen = await PredictAsync(known.Concat(learned.Take(labels).Select(row => chosen[row])), cancellationToken).ConfigureAwait(false);
        var (onlyChosen, onlyRandom) = (0, 0);
        for (var half = 0; half < 2; half++)
        {
            var random = sample.Where((_, index) => index % 2 == half).Take(labels).Select(row => new TrainingExample(row, state.Rows.Annotation(row)!.Label!));
            var byRandom = await PredictAsync(known.Concat(random), cancellationToken).ConfigureAwait(false);
            foreach (var row in sample.Where((_, index) => index % 2 != half))
            {
                var answer = state.Rows.Annotation(row)!.Label!.Top;
                var (chosenIsRight, randomIsRight) = (byChosen.TopOfRows[row] == answer, byRandom.TopOfRows[row] == answer);
                onlyChosen += chosenIsRight && !randomIsRight ? 1 : 0;
                onlyRandom += randomIsRight && !chosenIsRight ? 1 : 0;
            }
        }

        return new SelectionCompared(labels, sample.Length, onlyChosen, onlyRandom);
    }

    // In pool order, as everywhere: a sum of floats depends on the order.
    private async Task<PredictionTable> PredictAsync(IEnumerable<TrainingExample> labeled, CancellationToken cancellationToken) =>
        (await training.TrainAsync([.. labeled.OrderBy(example => example.Row)], cancellationToken).ConfigureAwait(false)).Predictions;
}
