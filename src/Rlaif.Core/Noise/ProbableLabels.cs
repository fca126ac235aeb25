namespace Rlaif.Noise;

/// <summary>What is probable of each row in place of what was said of it, for the last training.</summary>
/// <remarks>
/// A step of learning from annotators that err (Raykar et al., 2010): a class is as probable as the classifier's probability
/// times the answer's own. The classifier is one that was trained without the answer, so that it does not repeat it. What comes
/// of it is believed as far as second answers bore the doubt out, so that answers without errors train as they are.
/// </remarks>
internal static class ProbableLabels
{
    /// <param name="training">Trains on parts of the labels.</param>
    /// <param name="answers">The labels that may be wrong.</param>
    /// <param name="settled">The labels that are not doubted: known, or decided by a second answer.</param>
    /// <param name="belief">How far the classifier's doubt is believed, 0 to 1.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="cancellationToken">Cancels the trainings.</param>
    /// <returns>All labels in the order of rows, those of the answers as probabilities.</returns>
    public static async Task<IReadOnlyList<TrainingExample>> OfAsync(
        ITrainingSession training, IReadOnlyList<TrainingExample> answers, IReadOnlyList<TrainingExample> settled, float belief, ulong seed, CancellationToken cancellationToken)
    {
        var predictions = await OutOfFold.PredictAsync(training, answers, settled, seed, cancellationToken).ConfigureAwait(false);
        var probable = answers.Select((answer, index) => answer with { Label = Mix(answer.Label, Doubt.Posterior(answer.Label, predictions[index]), belief) });
        return [.. probable.Concat(settled).OrderBy(example => example.Row)];
    }

    private static SoftLabel Mix(SoftLabel answer, float[] posterior, float belief)
    {
        for (var label = 0; label < posterior.Length; label++)
        {
            posterior[label] = (belief * posterior[label]) + ((1 - belief) * answer.Probabilities[label]);
        }

        return new SoftLabel(posterior);
    }
}
