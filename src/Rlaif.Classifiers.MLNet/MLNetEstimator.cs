using Microsoft.ML;
using Microsoft.ML.Trainers;
using Rlaif.Classifiers.MLNet.Views;

namespace Rlaif.Classifiers.MLNet;

/// <summary>A way to learn in ML.NET: one of its trainers, or a pipeline of your own.</summary>
/// <remarks>
/// Each training makes the estimator anew on a context of its own with the run's seed, which keeps runs equal. Rows come
/// with the columns Text or Features, Label (a key over the names of the classes) and Weight.
/// </remarks>
public sealed class MLNetEstimator
{
    private MLNetEstimator(Func<MLContext, IEstimator<ITransformer>> create, bool readsText, bool takesWeights, MLNetScores scores)
    {
        ArgumentNullException.ThrowIfNull(create);
        Create = create;
        ReadsText = readsText;
        TakesWeights = takesWeights;
        Scores = scores;
    }

    internal Func<MLContext, IEstimator<ITransformer>> Create { get; }

    internal bool ReadsText { get; }

    internal bool TakesWeights { get; }

    internal MLNetScores Scores { get; }

    /// <summary>Creates maximum entropy by L-BFGS, with weights and the same bits whatever the seed.</summary>
    /// <param name="l2Regularization">The strength of L2: 0 to 1,000; ML.NET's own default, 1, is too strong for few labels.</param>
    /// <param name="l1Regularization">The strength of L1: 0 to 1,000; from about 1 on, 100 labels leave hardly a weight.</param>
    /// <returns>The estimator.</returns>
    public static MLNetEstimator LbfgsMaximumEntropy(float l2Regularization = 0.1f, float l1Regularization = 0)
    {
        Check(l2Regularization, nameof(l2Regularization));
        Check(l1Regularization, nameof(l1Regularization));

        // On more threads the sums depend on how the rows are cut.
        return FromFeatures(
            context => context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                ExampleWeightColumnName = ColumnName.Weight,
                L2Regularization = l2Regularization,
                L1Regularization = l1Regularization,
                NumberOfThreads = 1,
                Quiet = true,
            }),
            takesWeights: true);
    }

    /// <summary>Creates maximum entropy by stochastic dual coordinate ascent, with weights and honester probabilities.</summary>
    /// <param name="l2Regularization">The strength of L2: 0 to 1,000; <see langword="null"/> lets ML.NET choose by the data.</param>
    /// <returns>The estimator.</returns>
    public static MLNetEstimator SdcaMaximumEntropy(float? l2Regularization = null)
    {
        Check(l2Regularization ?? 0, nameof(l2Regularization));
        return FromFeatures(
            context => context.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
            {
                ExampleWeightColumnName = ColumnName.Weight,
                L2Regularization = l2Regularization,
                NumberOfThreads = 1,
            }),
            takesWeights: true);
    }

    /// <summary>Creates naive Bayes over which features occur; fast, but far too sure of itself to choose rows.</summary>
    /// <returns>The estimator; it takes no weights.</returns>
    public static MLNetEstimator NaiveBayes() =>
        FromFeatures(context => context.MulticlassClassification.Trainers.NaiveBayes(), scores: MLNetScores.Logarithms);

    /// <summary>Creates an averaged perceptron for each class against all others, calibrated after Platt (1999).</summary>
    /// <param name="iterations">The passes over the labeled rows: 1 to 1,000.</param>
    /// <returns>The estimator; it takes no weights.</returns>
    public static MLNetEstimator AveragedPerceptron(int iterations = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterations, 1000);
        return FromFeatures(
            context => context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: iterations)));
    }

    /// <summary>Creates an estimator of your own over the kept features.</summary>
    /// <param name="create">Makes the estimator, from the columns Features and Label to the column Score, on the given context.</param>
    /// <param name="takesWeights">Whether it reads the column Weight, so that soft labels train as weighted rows; else their most probable class trains.</param>
    /// <param name="scores">What its column Score holds.</param>
    /// <returns>The estimator.</returns>
    public static MLNetEstimator FromFeatures(Func<MLContext, IEstimator<ITransformer>> create, bool takesWeights = false, MLNetScores scores = MLNetScores.Probabilities) =>
        new(create, readsText: false, takesWeights, scores);

    /// <summary>Creates a pipeline of your own over the texts; all of it is trained anew each round.</summary>
    /// <param name="create">Makes the pipeline, from the columns Text and Label to the column Score, on the given context.</param>
    /// <param name="takesWeights">Whether it reads the column Weight, so that soft labels train as weighted rows; else their most probable class trains.</param>
    /// <param name="scores">What its column Score holds.</param>
    /// <returns>The estimator.</returns>
    public static MLNetEstimator FromText(Func<MLContext, IEstimator<ITransformer>> create, bool takesWeights = false, MLNetScores scores = MLNetScores.Probabilities) =>
        new(create, readsText: true, takesWeights, scores);

    private static void Check(float strength, string name)
    {
        if (!(strength is >= 0 and <= 1000))
        {
            throw new ArgumentOutOfRangeException(name, strength, "The regularization must be a number from 0 to 1,000.");
        }
    }
}
