namespace Rlaif.Classifiers.Tests;

/// <summary>Values for tests.</summary>
internal static class Some
{
    public static readonly LabelSet Topics = new(
    [
        new LabelDefinition("weather", "rain, wind and sun", ["it rains", "the sun is out"]),
        new LabelDefinition("money"),
        new LabelDefinition("sport \"and\" play", string.Empty),
    ]);

    /// <summary>Texts of three topics: each mixes words of its topic with words of none, row i of topic i modulo 3.</summary>
    public static string[] Texts(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(row => string.Join(' ', Enumerable.Range(0, 10).Select(word => word < 4 ? $"topic{row % 3}word{random.Next(15)}" : $"filler{random.Next(80)}")))];
    }

    public static TrainingExample Labeled(int row, int label, int classes = 3, float weight = 1) => new(row, SoftLabel.Certain(label, classes), weight);

    /// <summary>Labels the first rows of <see cref="Texts"/> with their topics.</summary>
    public static TrainingExample[] Labeled(int count) => [.. Enumerable.Range(0, count).Select(row => Labeled(row, row % 3))];

    public static async Task<TrainedRound> TrainAsync(IReadOnlyList<string> texts, LabelSet labels, IReadOnlyList<TrainingExample> labeled, LinearTrainerOptions? options = null)
    {
        await using var session = await new LinearTrainer(options).OpenAsync(Pool.FromTexts(texts), labels, seed: 1);
        return await session.TrainAsync(labeled);
    }

    public static async Task<LinearClassifier> ClassifierAsync() =>
        (LinearClassifier)(await TrainAsync(Texts(60, seed: 1), Topics, Labeled(12))).Classifier;

    public static float[] Flat(PredictionTable table) => [.. Enumerable.Range(0, table.Rows).SelectMany(row => table[row].ToArray())];

    public static async Task<byte[]> SaveAsync(IClassifier classifier)
    {
        using var stream = new MemoryStream();
        await classifier.SaveAsync(stream);
        return stream.ToArray();
    }
}
