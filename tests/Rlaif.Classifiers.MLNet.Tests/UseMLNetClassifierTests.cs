using Microsoft.Extensions.DependencyInjection;

namespace Rlaif.Classifiers.MLNet.Tests;

public sealed class UseMLNetClassifierTests
{
    [Theory]
    [InlineData("")]
    [InlineData("topics")]
    public async Task UseMLNetClassifier_AnyTask_LearnsAndItsModelIsReadByTheRegisteredFormats(string name)
    {
        var pool = Pool.FromTexts(Some.Texts(60, seed: 1));
        var gold = pool.Originals.Select((example, row) => (example.Id, Label: Some.Topics[row % 3].Name)).ToDictionary(pair => pair.Id, pair => pair.Label, StringComparer.Ordinal);
        var services = new ServiceCollection();
        services.AddRlaif(name, options => options.Loop.MaxLabels = 20).UseLabels(Some.Topics).UseOracle(gold).UseMLNetClassifier();
        await using var provider = services.BuildServiceProvider();

        var result = await provider.GetRequiredKeyedService<ActiveLearningLoop>(name).RunAsync(new ActiveLearningRun(pool, Some.Topics));

        Assert.IsType<MLNetClassifier>(result.Classifier);
        using var file = new MemoryStream(await Some.SaveAsync(result.Classifier));
        var loaded = await ModelFile.ReadAsync(file, provider.GetKeyedServices<IClassifierFormat>(name));
        Assert.Equal(Some.Flat(await result.Classifier.PredictAsync(["rain"])), Some.Flat(await loaded.PredictAsync(["rain"])));
        Assert.Equal(name.Length == 0, provider.GetServices<IClassifierFormat>().Any(format => format is MLNetClassifierFormat));
    }

    [Fact]
    public void UseMLNetClassifier_Twice_RegistersOneFormat()
    {
        var services = new ServiceCollection();
        services.AddRlaif().UseLabels(Some.Topics).UseMLNetClassifier().UseMLNetClassifier(new MLNetTrainerOptions { WarmStart = true });

        using var provider = services.BuildServiceProvider();

        Assert.Single(provider.GetServices<IClassifierFormat>(), format => format is MLNetClassifierFormat);
    }
}
