using Rlaif.Datasets;

namespace Rlaif.Experiments;

/// <summary>A data set as all runs use it: the pool to learn from, and the rows that measure and are never in the pool.</summary>
internal sealed class ExperimentData
{
    private ExperimentData(string name, Dataset train, Dataset test, FileEmbeddings? embeddings)
    {
        Name = name;
        Pool = train.ToPool();
        Gold = train.GoldLabels();
        HeldOut = test.HeldOut();
        Labels = new Dataset([.. train.Rows, .. test.Rows], []).GoldLabelSet();
        Embeddings = embeddings;
    }

    public string Name { get; }

    public Pool Pool { get; }

    public IReadOnlyDictionary<string, string> Gold { get; }

    public IReadOnlyList<LabeledText> HeldOut { get; }

    public LabelSet Labels { get; }

    /// <summary>Gets the embeddings of all texts; <see langword="null"/> where there are none or none are wanted.</summary>
    public FileEmbeddings? Embeddings { get; }

    public required TimeSpan ReadTime { get; init; }

    public static async Task<ExperimentData> ReadAsync(Settings settings)
    {
        var started = TimeProvider.System.GetTimestamp();
        if (!Directory.Exists(settings.Data))
        {
            throw new UsageException($"There is no folder {settings.Data}; name one with train.csv and test.csv by --data.");
        }

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.Data)));
        var vectors = settings is { Embeddings: { } folder, Classifier: not ("linear" or "mlnet") } ? FileEmbeddings.Find(folder, name) : null;
        if (settings.Classifier == "embedding" && vectors is null)
        {
            throw new UsageException(settings.Embeddings is { } given
                ? $"There are no train.npy and test.npy in {given} or {Path.Combine(given, name)}; make them, or take --classifier auto."
                : "--classifier embedding needs --embeddings, a folder with train.npy and test.npy.");
        }

        var test = Task.Run(() => ReadAsync(settings.Data, "test.csv"));
        var train = await ReadAsync(settings.Data, "train.csv");
        return new ExperimentData(name, train, await test, vectors is null ? null : FileEmbeddings.Open(vectors, train, await test))
        {
            ReadTime = TimeProvider.System.GetElapsedTime(started),
        };
    }

    /// <summary>Computes the accuracy on the held-out rows of naming the most frequent class of the pool.</summary>
    public double MajorityAccuracy()
    {
        var majority = Gold.Values.CountBy(label => label, StringComparer.Ordinal).MaxBy(count => count.Value).Key;
        return HeldOut.Count(row => row.Label == majority) / (double)HeldOut.Count;
    }

    private static Task<Dataset> ReadAsync(string folder, string file) =>
        DatasetReader.ReadAsync(Path.Combine(folder, file), new DatasetOptions { GoldColumn = "label" });
}
