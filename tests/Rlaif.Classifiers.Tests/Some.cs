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

    private const int WordsOfTopic = 15;
    private const int Fillers = 80;

    /// <summary>A word of three syllables; words of different numbers differ.</summary>
    public static string Word(int number)
    {
        // A multiplier without a common factor with the number of words spreads them over all syllables.
        var spread = (int)(number * 7919L % 1_000_000);
        return Syllable(spread % 100) + Syllable(spread / 100 % 100) + Syllable(spread / 10_000);
    }

    /// <summary>A word of one of the three topics of <see cref="Texts"/>.</summary>
    public static string Word(int topic, int number) => Word((topic * WordsOfTopic) + number);

    /// <summary>Texts of three topics: each mixes words of its topic with words of none, row i of topic i modulo 3.</summary>
    public static string[] Texts(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(row => string.Join(' ', Enumerable.Range(0, 10).Select(word => word < 4 ? Word(row % 3, random.Next(WordsOfTopic)) : Word(1000 + random.Next(Fillers)))))];
    }

    public static TrainingExample Labeled(int row, int label, int classes = 3, float weight = 1) => new(row, SoftLabel.Certain(label, classes), weight);

    /// <summary>Labels the first rows of <see cref="Texts"/> with their topics.</summary>
    public static TrainingExample[] Labeled(int count) => [.. Enumerable.Range(0, count).Select(row => Labeled(row, row % 3))];

    public static Task<TrainedRound> TrainAsync(IReadOnlyList<string> texts, LabelSet labels, IReadOnlyList<TrainingExample> labeled, LinearTrainerOptions? options = null) =>
        TrainAsync(new LinearTrainer(options), texts, labels, labeled);

    public static async Task<TrainedRound> TrainAsync(IClassifierTrainer trainer, IReadOnlyList<string> texts, LabelSet labels, IReadOnlyList<TrainingExample> labeled)
    {
        await using var session = await trainer.OpenAsync(Pool.FromTexts(texts), labels, seed: 1);
        return await session.TrainAsync(labeled);
    }

    public static async Task<LinearClassifier> ClassifierAsync() =>
        (LinearClassifier)(await TrainAsync(Texts(60, seed: 1), Topics, Labeled(12))).Classifier;

    /// <summary>A classifier of a few words, for tests that load it thousands of times.</summary>
    public static async Task<LinearClassifier> SmallClassifierAsync() =>
        (LinearClassifier)(await TrainAsync(["sun", "coins", "ball"], Topics, Labeled(3))).Classifier;

    public static float[] Flat(PredictionTable table) => [.. Enumerable.Range(0, table.Rows).SelectMany(row => table[row].ToArray())];

    public static async Task<byte[]> SaveAsync(IClassifier classifier)
    {
        using var stream = new MemoryStream();
        await classifier.SaveAsync(stream);
        return stream.ToArray();
    }

    private static string Syllable(int number) => $"{"bcdfghjklmnprstvwxyz"[number / 5]}{"aeiou"[number % 5]}";
}
