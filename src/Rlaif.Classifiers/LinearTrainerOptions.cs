namespace Rlaif.Classifiers;

/// <summary>The settings of the linear text classifier.</summary>
public sealed class LinearTrainerOptions
{
    /// <summary>Gets or sets the strength of the L2 regularization beside the summed loss of the labeled rows.</summary>
    /// <value>0.000001 to 1,000. The default is 0.03; more gives flatter probabilities.</value>
    public double Regularization { get; set => field = Strength(value, nameof(Regularization)); } = 0.03;

    /// <summary>Gets or sets whether pairs of neighboring words are features, beside the words.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool WordPairs { get; set; } = true;

    /// <summary>Gets or sets the number of threads that read and predict the pool; results do not depend on it.</summary>
    /// <value>At least 1, or -1 for one a processor, the default.</value>
    public int MaxDegreeOfParallelism { get; set => field = Threads(value, nameof(MaxDegreeOfParallelism)); } = -1;

    internal LinearTrainerOptions Copy() => (LinearTrainerOptions)MemberwiseClone();

    internal ParallelOptions Parallelism(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = MaxDegreeOfParallelism, CancellationToken = cancellationToken };

    private static double Strength(double value, string name) => value is >= 1e-6 and <= 1e3
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The regularization must be a number from 0.000001 to 1,000.");

    private static int Threads(int value, string name) => value is -1 or > 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The number of threads must be at least 1, or -1 for one a processor.");
}
