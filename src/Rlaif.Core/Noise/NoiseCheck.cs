using Rlaif.Journals;

namespace Rlaif.Noise;

/// <summary>Finds the answers that a classifier, trained without them, makes improbable.</summary>
/// <remarks>Out-of-fold predictions against answers, as in confident learning (Northcutt, Jiang and Chuang, 2021).</remarks>
internal static class NoiseCheck
{
    /// <param name="run">The run.</param>
    /// <param name="training">Trains on parts of the labels.</param>
    /// <param name="answers">The labels that may be wrong.</param>
    /// <param name="given">The labels that are known to be right; they train with every part.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="cancellationToken">Cancels the trainings.</param>
    /// <returns>The contested answers, the most doubtful first.</returns>
    public static async Task<LabelsContested> RunAsync(
        ActiveLearningRun run, ITrainingSession training, IReadOnlyList<TrainingExample> answers, IReadOnlyList<TrainingExample> given, ulong seed, CancellationToken cancellationToken)
    {
        // One answer cannot be held against others, and one class leaves nothing to doubt.
        if (answers.Count < 2 || run.Labels.Count < 2)
        {
            return new LabelsContested([]) { Answers = answers.Count };
        }

        var predictions = await OutOfFold.PredictAsync(training, answers, given, seed, cancellationToken).ConfigureAwait(false);
        var doubted = answers
            .Select((answer, index) => (answer.Row, Given: answer.Label.Top, Posterior: Doubt.Posterior(answer.Label, predictions[index])))
            .OrderBy(answer => answer.Posterior[answer.Given])
            .ThenBy(answer => Seeds.Mix(seed, (ulong)answer.Row))
            .ToList();
        double[] trust = [.. doubted.Select(answer => (double)answer.Posterior[answer.Given])];
        var contested = doubted.Take(Doubt.Contestable(trust)).Select(answer => new ContestedLabel(
            run.Pool[answer.Row].Id, run.Labels[answer.Given].Name, run.Labels[Suggested(answer.Given, answer.Posterior)].Name, answer.Posterior[answer.Given]));
        return new LabelsContested([.. contested]) { Answers = answers.Count, EstimatedErrors = trust.Sum(value => 1 - value) };
    }

    // The most probable of the other classes.
    private static int Suggested(int given, float[] posterior)
    {
        posterior = [.. posterior];
        posterior[given] = -1;
        return Distribution.Top(posterior);
    }
}
