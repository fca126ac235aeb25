using Microsoft.ML;

namespace Rlaif.Classifiers.MLNet.Tests;

public sealed class OwnPipelineTests
{
    private static readonly string[] Texts = Some.Texts(300, seed: 7);

    [Fact]
    public async Task FromFeatures_Margins_BecomeProbabilitiesBySoftmax()
    {
        var estimator = new Func<MLContext, IEstimator<ITransformer>>(context => context.MulticlassClassification.Trainers.SdcaNonCalibrated());

        await AssertLearnsAsync(WithScores(estimator, MLNetScores.Logarithms));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Some.TrainAsync(Texts, Some.Labeled(60), MLNetEstimator.FromFeatures(estimator)));
        Assert.Contains("MLNetScores.Logarithms", refused.Message, StringComparison.Ordinal);

        static MLNetEstimator WithScores(Func<MLContext, IEstimator<ITransformer>> create, MLNetScores scores) => MLNetEstimator.FromFeatures(create, takesWeights: false, scores);
    }

    [Fact]
    public async Task FromText_WholePipeline_LearnsAndSavesAndLoads()
    {
        var classifier = await AssertLearnsAsync(MLNetEstimator.FromText(context => context.Transforms.Text.ProduceHashedWordBags("Bag", "Text", numberOfBits: 10)
            .Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy(featureColumnName: "Bag", exampleWeightColumnName: "Weight")), takesWeights: true));

        using var file = new MemoryStream(await Some.SaveAsync(classifier));
        var loaded = await ModelFile.ReadAsync(file, [new MLNetClassifierFormat()]);
        Assert.Equal(Some.Flat(await classifier.PredictAsync(Texts)), Some.Flat(await loaded.PredictAsync(Texts)));
    }

    [Fact]
    public async Task Featurizer_OfYourOwn_IsFittedOnceAndKept()
    {
        var fitted = 0;
        var trainer = new MLNetTrainer(new MLNetTrainerOptions
        {
            Featurizer = context =>
            {
                fitted++;
                return context.Transforms.Text.ProduceHashedWordBags("Features", "Text", numberOfBits: 10);
            },
        });
        await using var session = await trainer.OpenAsync(Pool.FromTexts(Texts), Some.Topics, seed: 1);

        await session.TrainAsync(Some.Labeled(30));
        var trained = await session.TrainAsync(Some.Labeled(60));

        Assert.Equal(1, fitted);
        AssertLearned(trained);
    }

    [Fact]
    public async Task Featurizer_WithoutFeatures_IsRefused()
    {
        var trainer = new MLNetTrainer(new MLNetTrainerOptions { Featurizer = context => context.Transforms.Text.NormalizeText("Features", "Text") });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Some.TrainAsync(trainer, Texts, []));

        Assert.Contains("name its output Features", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromFeatures_NoMulticlassTrainer_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Some.TrainAsync(Texts, Some.Labeled(9), MLNetEstimator.FromFeatures(context => context.Transforms.CopyColumns("Score", "Features"))));

        Assert.Contains("end it with a multiclass trainer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromText_ClassesInAnOrderOfTheirOwn_AreReadByTheirNames()
    {
        // Keys by first occurrence, as a pipeline that was written for other data would make them.
        var estimator = MLNetEstimator.FromText(context => context.Transforms.Conversion.MapKeyToValue("Name", "Label")
            .Append(context.Transforms.Conversion.MapValueToKey("Key", "Name"))
            .Append(context.Transforms.Text.FeaturizeText("Words", "Text"))
            .Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key", "Words", l1Regularization: 0, l2Regularization: 0.1f)));

        var trained = await Some.TrainAsync(Texts, [.. Some.Labeled(60).Skip(2)], estimator);

        AssertLearned(trained);
    }

    private static async Task<IClassifier> AssertLearnsAsync(MLNetEstimator estimator)
    {
        var trained = await Some.TrainAsync(Texts, Some.Labeled(60), estimator);
        AssertLearned(trained);
        return trained.Classifier;
    }

    private static void AssertLearned(TrainedRound trained) => Assert.True(Enumerable.Range(60, 240).Count(row => trained.Predictions.Top()[row] == row % 3) > 200);
}
