namespace Rlaif.Classifiers.MLNet.Tests.Views;

public sealed class FeatureVectorsTests
{
    [Fact]
    public async Task Similarity_TextsOfThePool_IsTheCosineOfTheirFeatures()
    {
        await using var session = await new MLNetTrainer().OpenAsync(Pool.FromTexts(["rain and wind", "wind and rain", "tennis", ""]), Some.Topics, seed: 1);
        var vectors = session.Vectors!;

        Assert.Equal(4, vectors.Count);
        Assert.Equal(1, vectors.Similarity(0, 0), 1e-6);
        Assert.Equal(vectors.Similarity(0, 1), vectors.Similarity(1, 0), 1e-12);
        Assert.InRange(vectors.Similarity(0, 1), 0.5, 0.999);
        Assert.InRange(vectors.Similarity(0, 2), 0, 0.3);
        Assert.Equal(0, vectors.Similarity(0, 3));
    }

    [Fact]
    public async Task Vectors_PipelineOverTexts_AreNone()
    {
        var options = new MLNetTrainerOptions { Estimator = MLNetEstimator.FromText(context => throw new InvalidOperationException()) };

        await using var session = await new MLNetTrainer(options).OpenAsync(Pool.FromTexts(["rain"]), Some.Topics, seed: 1);

        Assert.Null(session.Vectors);
    }
}
