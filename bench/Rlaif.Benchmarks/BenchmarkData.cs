using Rlaif.Datasets;

namespace Rlaif.Benchmarks;

/// <summary>The texts and labels that all benchmarks work on.</summary>
internal static class BenchmarkData
{
    private const int MadeUpTexts = 10_000;
    private const int MadeUpClasses = 20;

    /// <summary>Reads the folder that the environment names, or makes texts of words with a long tail, a topic a class.</summary>
    public static async Task<Dataset> ReadAsync() =>
        Environment.GetEnvironmentVariable("RLAIF_DATA") is { Length: > 0 } folder
            ? await DatasetReader.ReadAsync(Path.Combine(folder, "train.csv"), new DatasetOptions { GoldColumn = "label" })
            : MadeUp();

    /// <summary>Labels the first rows by their gold label.</summary>
    public static TrainingExample[] Labeled(Dataset data, Pool pool, LabelSet labels, int count)
    {
        var gold = data.GoldLabels();
        return [.. Enumerable.Range(0, count).Select(row => new TrainingExample(row, SoftLabel.Certain(labels.IndexOf(gold[pool[row].Id]), labels.Count)))];
    }

    private static Dataset MadeUp()
    {
        var random = new Random(42);
        return new Dataset([.. Enumerable.Range(0, MadeUpTexts).Select(number => Row(number, random))], []);
    }

    private static DatasetRow Row(int number, Random random)
    {
        var label = random.Next(MadeUpClasses);
        var words = Enumerable.Range(0, random.Next(5, 25)).Select(_ => random.Next(5) == 0 ? $"topic{label}word{random.Next(40)}" : $"word{(int)Math.Exp(random.NextDouble() * 10)}");
        return new DatasetRow(new TextExample($"{number}", string.Join(' ', words)), $"class {label:00}", Known: null);
    }
}
