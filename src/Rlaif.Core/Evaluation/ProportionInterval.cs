namespace Rlaif.Evaluation;

/// <summary>A share that was counted on a random sample, with the interval that holds the true one.</summary>
/// <param name="Count">How many had the property, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">How many were looked at, at least 0.</param>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public sealed record ProportionInterval(int Count, int Total, double Low, double High)
{
    // Halving [0, 1] so often leaves less than the step of a double at 1.
    private const int Halvings = 54;

    /// <summary>Gets the share that was counted.</summary>
    /// <value>0 to 1; <see langword="null"/> where nothing was looked at.</value>
    public double? Share => Total == 0 ? null : (double)Count / Total;

    /// <summary>Computes the exact interval (Clopper and Pearson, 1934).</summary>
    /// <param name="count">How many had the property.</param>
    /// <param name="total">How many were looked at.</param>
    /// <param name="confidence">How often such intervals hold the true share: above 0, below 1; 0.95 by default.</param>
    /// <returns>The interval, half of the risk on either side; 0 to 1 where nothing was looked at.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is not from 0 to the total, or the confidence not between 0 and 1.</exception>
    public static ProportionInterval ClopperPearson(int count, int total, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must be a number between 0 and 1.");
        }

        var risk = (1 - confidence) / 2;
        return new ProportionInterval(count, total, 1 - UpperEnd(total - count, total, risk), UpperEnd(count, total, risk));
    }

    /// <summary>Finds the share at which so few would come by less than the risk.</summary>
    private static double UpperEnd(int count, int total, double risk)
    {
        if (count == total)
        {
            return 1;
        }

        var (low, high) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Binomial.AtMost(count, total, middle) > risk ? (middle, high) : (low, middle);
        }

        return high;
    }
}
