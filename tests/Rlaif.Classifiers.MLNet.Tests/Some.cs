namespace Rlaif.Classifiers.MLNet.Tests;

/// <summary>Values for tests.</summary>
internal static class Some
{
    public static readonly LabelSet Topics = new(
    [
        new LabelDefinition("weather", "rain, wind and sun", ["it rains", "the sun is out"]),
        new LabelDefinition("money"),
        new LabelDefinition("sport \"and\" play", string.Empty),
    ]);

    private static readonly string[][] Words =
    [
        ["rain", "wind", "sun", "cloud", "storm", "frost", "warm", "hail", "mist", "thunder"],
        ["coin", "bank", "price", "debt", "loan", "wage", "tax", "profit", "rent", "cash"],
        ["ball", "goal", "team", "race", "match", "coach", "score", "league", "jump", "tennis"],
    ];

    private static readonly string[] Fillers = ["the", "and", "of", "today", "again", "with", "some", "more", "about", "our", "they", "said", "was", "will", "over", "under", "very", "still", "late", "soon"];

    public static TheoryData<string> Estimators => ["lbfgs", "sdca", "bayes", "perceptron"];

    public static MLNetEstimator Estimator(string name) => name switch
    {
        "lbfgs" => MLNetEstimator.LbfgsMaximumEntropy(),
        "sdca" => MLNetEstimator.SdcaMaximumEntropy(),
        "bayes" => MLNetEstimator.NaiveBayes(),
        _ => MLNetEstimator.AveragedPerceptron(),
    };

    /// <summary>Texts of three topics: each mixes words of its topic with words of none, row i of topic i modulo 3.</summary>
    public static string[] Texts(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(row => $"{row} " + string.Join(' ', Enumerable.Range(0, 9).Select(word => word < 4 ? Words[row % 3][random.Next(10)] : Fillers[random.Next(20)])))];
    }

    /// <summary>Labels the first rows of <see cref="Texts"/> with their topics.</summary>
    public static TrainingExample[] Labeled(int count) => [.. Enumerable.Range(0, count).Select(row => new TrainingExample(row, SoftLabel.Certain(row % 3, 3)))];

    public static Task<TrainedRound> TrainAsync(IReadOnlyList<string> texts, IReadOnlyList<TrainingExample> labeled, MLNetEstimator? estimator = null, LabelSet? labels = null) =>
        TrainAsync(new MLNetTrainer(new MLNetTrainerOptions { Estimator = estimator ?? MLNetEstimator.LbfgsMaximumEntropy() }), texts, labeled, labels);

    public static async Task<TrainedRound> TrainAsync(MLNetTrainer trainer, IReadOnlyList<string> texts, IReadOnlyList<TrainingExample> labeled, LabelSet? labels = null)
    {
        await using var session = await trainer.OpenAsync(Pool.FromTexts(texts), labels ?? Topics, seed: 1);
        return await session.TrainAsync(labeled);
    }

    public static async Task<MLNetClassifier> ClassifierAsync(MLNetEstimator? estimator = null) =>
        (MLNetClassifier)(await TrainAsync(Texts(60, seed: 1), Labeled(12), estimator)).Classifier;

    public static float[] Flat(PredictionTable table) => [.. Enumerable.Range(0, table.Rows).SelectMany(row => table[row].ToArray())];

    public static async Task<byte[]> SaveAsync(IClassifier classifier)
    {
        using var stream = new MemoryStream();
        await classifier.SaveAsync(stream);
        return stream.ToArray();
    }
}
