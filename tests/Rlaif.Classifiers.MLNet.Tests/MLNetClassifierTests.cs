using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Rlaif.Classifiers.MLNet.Tests;

public sealed class MLNetClassifierTests
{
    private static readonly string[] Texts = [.. Some.Texts(40, seed: 9), "", "?", "nothing known here"];

    public static TheoryData<string> Estimators => Some.Estimators;

    [Theory]
    [MemberData(nameof(Estimators))]
    public async Task PredictAsync_TwelveThreadsAtOnce_GiveWhatOneGives(string name)
    {
        var classifier = await Some.ClassifierAsync(Some.Estimator(name));
        var alone = Some.Flat(await classifier.PredictAsync(Texts));

        var together = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () =>
        {
            var all = new List<float[]>();
            for (var turn = 0; turn < 5; turn++)
            {
                all.Add(Some.Flat(await classifier.PredictAsync(Texts)));
            }

            return all;
        })));

        Assert.All(together.SelectMany(all => all), predictions => Assert.Equal(alone, predictions));
    }

    [Theory]
    [InlineData("lbfgs")]
    [InlineData("sdca")]
    [InlineData("perceptron")]
    public async Task SaveZipAsync_ReadByPlainMLNet_GivesTheSameProbabilitiesAndNames(string name)
    {
        var classifier = await Some.ClassifierAsync(Some.Estimator(name));
        var expected = await classifier.PredictAsync(Texts);

        var lines = await ReadByPlainMLNetAsync(classifier);

        for (var row = 0; row < Texts.Length; row++)
        {
            var (label, probabilities) = lines[row];
            Assert.Equal(Some.Topics[expected.Top()[row]].Name, label);
            Assert.All(Enumerable.Range(0, 3), index => Assert.Equal(expected[row][index], probabilities[index], 1e-6f));
        }
    }

    [Fact]
    public async Task SaveZipAsync_NaiveBayes_GivesLogarithmsWhoseSoftmaxIsTheSame()
    {
        var classifier = await Some.ClassifierAsync(MLNetEstimator.NaiveBayes());
        var expected = await classifier.PredictAsync(Texts);

        var lines = await ReadByPlainMLNetAsync(classifier);

        for (var row = 0; row < Texts.Length; row++)
        {
            var scores = lines[row].Scores;
            var exponentials = scores.Select(score => Math.Exp(score - scores.Max())).ToArray();
            Assert.All(Enumerable.Range(0, 3), index => Assert.Equal(expected[row][index], exponentials[index] / exponentials.Sum(), 1e-6));
        }
    }

    [Fact]
    public async Task SaveZipAsync_ReadByTheFormat_GivesTheSameBitsAndClasses()
    {
        var classifier = await Some.ClassifierAsync();
        using var zip = new MemoryStream();
        await classifier.SaveZipAsync(zip);
        zip.Position = 0;

        var loaded = await new MLNetClassifierFormat().LoadAsync(zip);

        Assert.Equal(Some.Flat(await classifier.PredictAsync(Texts)), Some.Flat(await loaded.PredictAsync(Texts)));
        Assert.Equal(Some.Topics.Select(label => (label.Name, label.Description, string.Join('|', label.Examples))), loaded.Labels.Select(label => (label.Name, label.Description, string.Join('|', label.Examples))));
    }

    [Fact]
    public async Task SaveZipAsync_NothingLearned_IsRefused()
    {
        var classifier = (MLNetClassifier)(await Some.TrainAsync(Texts, [])).Classifier;

        await Assert.ThrowsAsync<InvalidOperationException>(() => classifier.SaveZipAsync(Stream.Null));
    }

    [Fact]
    public async Task SaveAsync_NothingLearned_IsReadAndPredictsUniformly()
    {
        using var file = new MemoryStream(await Some.SaveAsync((await Some.TrainAsync(Texts, [])).Classifier));

        var loaded = await ModelFile.ReadAsync(file, [new MLNetClassifierFormat()]);

        Assert.All(Some.Flat(await loaded.PredictAsync(["a", "b"])), probability => Assert.Equal(1f / 3, probability));
    }

    [Fact]
    public async Task SaveAsync_AnyModel_HoldsNoTextOfThePool()
    {
        var secret = "unmistakable sentence that only the pool has";
        var classifier = (await Some.TrainAsync([secret, .. Texts], Some.Labeled(9))).Classifier;
        using var zip = new MemoryStream();
        await ((MLNetClassifier)classifier).SaveZipAsync(zip);

        using var archive = new ZipArchive(zip);
        Assert.All(archive.Entries, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            Assert.DoesNotContain(secret, Encoding.UTF8.GetString(content.ToArray()), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task PredictAsync_PreparedTexts_GivesTheBitsOfPlainOnes_RoundAfterRound()
    {
        var pool = Pool.FromTexts(Some.Texts(60, seed: 1));
        await using var session = await new MLNetTrainer().OpenAsync(pool, Some.Topics, seed: 1);
        var prepared = new PreparedTexts(Texts);

        foreach (var labels in new[] { 0, 9, 30 })
        {
            var classifier = (await session.TrainAsync(Some.Labeled(labels))).Classifier;

            Assert.Equal(Some.Flat(await classifier.PredictAsync(Texts)), Some.Flat(await classifier.PredictAsync(prepared)));
        }
    }

    [Fact]
    public async Task PredictAsync_NoTexts_GivesNoRows()
    {
        var classifier = await Some.ClassifierAsync();

        Assert.Equal((0, 3), ((await classifier.PredictAsync([])).Rows, (await classifier.PredictAsync([])).Classes));
        await Assert.ThrowsAsync<ArgumentException>(() => classifier.PredictAsync([null!]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => classifier.PredictAsync(["a"], new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no zip at all")]
    public async Task LoadAsync_NoZip_IsRefused(string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));

        await Assert.ThrowsAsync<ModelFileException>(() => new MLNetClassifierFormat().LoadAsync(stream));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"version":2,"labels":[{"name":"a","description":null,"examples":[]}],"isTrained":false,"hasFeaturizer":false,"scores":"Probabilities"}""")]
    [InlineData("""{"version":1,"labels":[],"isTrained":false,"hasFeaturizer":false,"scores":"Probabilities"}""")]
    [InlineData("""{"version":1,"labels":[{"name":"a","description":null,"examples":[]}],"isTrained":true,"hasFeaturizer":true,"scores":"Probabilities"}""")]
    public async Task LoadAsync_ZipWithAnotherDescription_IsRefused(string json)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("rlaif.json").Open()))
        {
            writer.Write(json);
        }

        stream.Position = 0;

        await Assert.ThrowsAsync<ModelFileException>(() => new MLNetClassifierFormat().LoadAsync(stream));
    }

    // A process of its own in which there is nothing of Rlaif.
    private static async Task<List<(string Label, float[] Scores)>> ReadByPlainMLNetAsync(MLNetClassifier classifier)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var stream = File.Create(file))
            {
                await classifier.SaveZipAsync(stream);
            }

            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MLNetReader.dll"), file, .. Texts]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var process = Process.Start(start)!;
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Select(line => line.Split(' ')).Select(parts => (string.Join(' ', parts[..^3]), parts[^3..].Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray()))];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
