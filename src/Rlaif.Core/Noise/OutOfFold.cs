namespace Rlaif.Noise;

/// <summary>Predicts answered rows by classifiers that were trained without them.</summary>
internal static class OutOfFold
{
    private const int Folds = 10;

    // Keeps the folds apart from every other draw that the seed decides on.
    private const ulong Salt = 0x464F4C44;

    /// <param name="training">Trains on any part of the labels.</param>
    /// <param name="examples">What trains; each is left out once.</param>
    /// <param name="always">What trains in every fold, such as labels that are known to be right.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="cancellationToken">Cancels the trainings.</param>
    /// <returns>The probabilities of each example, in their order.</returns>
    public static async Task<float[][]> PredictAsync(
        ITrainingSession training, IReadOnlyList<TrainingExample> examples, IReadOnlyList<TrainingExample> always, ulong seed, CancellationToken cancellationToken)
    {
        var folds = Deal(examples, seed);
        var predictions = new float[examples.Count][];
        for (var fold = 0; fold < Math.Min(Folds, examples.Count); fold++)
        {
            // In the order of rows, as every training has it.
            TrainingExample[] rest = [.. examples.Where((_, index) => folds[index] != fold).Concat(always).OrderBy(example => example.Row)];
            var trained = await training.TrainAsync(rest, cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < predictions.Length; index++)
            {
                if (folds[index] == fold)
                {
                    predictions[index] = trained.Predictions[examples[index].Row].ToArray();
                }
            }
        }

        return predictions;
    }

    /// <summary>Deals the examples to folds, class after class, so that each fold has its share of each.</summary>
    public static int[] Deal(IReadOnlyList<TrainingExample> examples, ulong seed)
    {
        var folds = new int[examples.Count];
        var dealt = 0;
        foreach (var index in Enumerable.Range(0, folds.Length).OrderBy(index => examples[index].Label.Top).ThenBy(index => Seeds.Mix(seed ^ Salt, (ulong)examples[index].Row)))
        {
            folds[index] = dealt++ % Math.Min(Folds, folds.Length);
        }

        return folds;
    }
}
