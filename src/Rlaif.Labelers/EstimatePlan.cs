namespace Rlaif.Labelers;

/// <summary>How much a planned run will ask.</summary>
public sealed record EstimatePlan
{
    /// <summary>Gets how many rows will be asked about: rounds times batch, at most the pool.</summary>
    /// <value>At least 0.</value>
    public required int Rows { get; init => field = AtLeast(value, 0, nameof(Rows)); }

    /// <summary>Gets how many answers are asked for about each row.</summary>
    /// <value>At least 1. The default is 1.</value>
    public int Votes { get; init => field = AtLeast(value, 1, nameof(Votes)); } = 1;

    /// <summary>Gets how many labeled texts are shown beside each question.</summary>
    /// <value>At least 0. The default is 0.</value>
    public int FewShot { get; init => field = AtLeast(value, 0, nameof(FewShot)); }

    /// <summary>Gets the share of requests that are expected to be made again.</summary>
    /// <value>0 to 1. The default is 0.05.</value>
    public double RetryShare { get; init => field = Share(value, nameof(RetryShare)); } = 0.05;

    private static int AtLeast(int value, int minimum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        return value;
    }

    private static double Share(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "The share of retries must be a number from 0 to 1.");
}
