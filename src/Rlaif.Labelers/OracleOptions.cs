namespace Rlaif.Labelers;

/// <summary>The settings of an oracle: how often it errs, where, and what it mistakes for what.</summary>
public sealed class OracleOptions
{
    /// <summary>Gets or sets the share of wrong answers over all examples.</summary>
    /// <value>0 to 1; a varied profile must stay below guessing, which the labeler checks. The default is 0.</value>
    public double Noise { get; set => field = Share(value, nameof(Noise)); }

    /// <summary>Gets or sets how the wrong answers are spread over the examples.</summary>
    /// <value>The default is <see cref="NoiseProfile.Even"/>.</value>
    public NoiseProfile Profile { get; set => field = Known(value, nameof(Profile)); }

    /// <summary>Gets or sets for which classes a class is mistaken.</summary>
    /// <value>The default is <see cref="NoiseConfusion.Even"/>.</value>
    public NoiseConfusion Confusion { get; set => field = Known(value, nameof(Confusion)); }

    /// <summary>Gets or sets what, beside the seed of a question, decides on errors and on which classes are confused.</summary>
    /// <value>Any number; oracles with different ones err independently of each other. The default is 0.</value>
    public ulong Seed { get; set; }

    // Not "less than", so that NaN is refused as well.
    private static double Share(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "The share of wrong answers must be a number from 0 to 1.");

    private static T Known<T>(T value, string name)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"There is no {typeof(T).Name} {value}; choose one of {string.Join(", ", Enum.GetNames<T>())}.");
}
