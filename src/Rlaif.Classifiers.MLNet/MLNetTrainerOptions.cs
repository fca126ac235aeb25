using Microsoft.ML;
using Microsoft.ML.Transforms.Text;

namespace Rlaif.Classifiers.MLNet;

/// <summary>The settings of the ML.NET classifier.</summary>
public sealed class MLNetTrainerOptions
{
    /// <summary>Gets or sets what learns.</summary>
    /// <value>The default is <see cref="MLNetEstimator.LbfgsMaximumEntropy"/>.</value>
    public MLNetEstimator Estimator { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = MLNetEstimator.LbfgsMaximumEntropy();

    /// <summary>Gets or sets the settings of ML.NET's text featurizer.</summary>
    /// <value>The default is that of ML.NET: words, and three characters in a row.</value>
    public TextFeaturizingEstimator.Options TextFeatures { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = new();

    /// <summary>Gets or sets a featurizer of your own, from the column Text to the column Features.</summary>
    /// <value>The default, <see langword="null"/>, is ML.NET's with <see cref="TextFeatures"/>. It is fitted once a run, on the pool.</value>
    public Func<MLContext, IEstimator<ITransformer>>? Featurizer { get; set; }

    /// <summary>Gets or sets whether L-BFGS starts from the weights of the round before.</summary>
    /// <value>
    /// The default is <see langword="false"/>: with it, a resumed run no longer equals an unbroken one to the last digits,
    /// and each round trains on the features of the whole pool, which mostly costs more than it wins.
    /// </value>
    public bool WarmStart { get; set; }

    /// <summary>Gets or sets the number of threads that read and predict the pool; results do not depend on it.</summary>
    /// <value>At least 1, or -1 for one a processor, the default.</value>
    public int MaxDegreeOfParallelism { get; set => field = Threads(value, nameof(MaxDegreeOfParallelism)); } = -1;

    internal MLNetTrainerOptions Copy() => (MLNetTrainerOptions)MemberwiseClone();

    internal ParallelOptions Parallelism(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = MaxDegreeOfParallelism, CancellationToken = cancellationToken };

    private static int Threads(int value, string name) => value is -1 or > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The number of threads must be at least 1, or -1 for one a processor.");
}
