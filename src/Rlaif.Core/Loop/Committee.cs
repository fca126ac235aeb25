namespace Rlaif.Loop;

/// <summary>Trains classifiers on resamples of the labels (bagging: Breiman, 1996).</summary>
internal static class Committee
{
    public static async Task<IReadOnlyList<PredictionTable>> TrainAsync(
        ITrainingSession training, List<TrainingExample> labeled, int size, ulong seed, int round, CancellationToken cancellationToken)
    {
        if (labeled.Count == 0 || size == 0)
        {
            return [];
        }

        var predictions = new PredictionTable[size];
        for (var member = 0; member < size; member++)
        {
            var random = Seeds.Random(Seeds.Mix(seed, (ulong)round), (ulong)member);
            var trained = await training.TrainAsync(Resample(labeled, random), cancellationToken).ConfigureAwait(false);
            predictions[member] = trained.Predictions;
        }

        return predictions;
    }

    // A row that is drawn twice weighs twice: each row occurs once.
    private static List<TrainingExample> Resample(List<TrainingExample> labeled, Random random)
    {
        var counts = new int[labeled.Count];
        for (var draw = 0; draw < counts.Length; draw++)
        {
            counts[random.Next(counts.Length)]++;
        }

        return [.. labeled.Select((example, index) => example with { Weight = example.Weight * counts[index] }).Where(example => example.Weight > 0)];
    }
}
