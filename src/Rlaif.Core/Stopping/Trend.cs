namespace Rlaif.Stopping;

/// <summary>How a measure of the rounds moves with the logarithm of the labels, over the time in which those doubled.</summary>
/// <remarks>
/// A straight line by least squares. Learning curves are close to straight against the logarithm while the labels double, and a
/// window that grows with the labels sees a slope that small batches alone could not tell from the noise of training.
/// </remarks>
internal sealed class Trend
{
    /// <summary>The rounds that a slope takes: with fewer its error is a guess.</summary>
    public const int MinimumRounds = 5;

    private readonly double _slope;
    private readonly double _slopeError;

    private Trend(double slope, double slopeError, double level)
    {
        _slope = slope;
        _slopeError = slopeError;
        Level = level;
    }

    /// <summary>Gets where the line stands at the last round.</summary>
    public double Level { get; }

    /// <summary>Fits the mean entropy of the stop set, or of the unlabeled pool where there is none.</summary>
    public static Trend? OfEntropy(IReadOnlyList<Round> rounds) => Of(rounds, new WatchedEntropy(rounds).Of);

    /// <summary>Fits the recent rounds; null where too few of them brought a label.</summary>
    public static Trend? Of(IReadOnlyList<Round> rounds, Func<Round, double?> measure)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (var index = rounds.Count - 1; index >= 0 && (x.Count < MinimumRounds || 2 * rounds[index].Labels >= rounds[^1].Labels); index--)
        {
            var round = rounds[index];
            if (round.Labels > (index == 0 ? 0 : rounds[index - 1].Labels) && measure(round) is { } value)
            {
                x.Add(Math.Log(round.Labels));
                y.Add(value);
            }
        }

        return x.Count < MinimumRounds ? null : Fit(x, y);
    }

    /// <summary>Estimates how far the measure moves until the labels are some times as many.</summary>
    /// <param name="factor">Above 1.</param>
    public Estimate Change(double factor)
    {
        var distance = Math.Log(factor);
        return new Estimate(_slope * distance, _slopeError * distance);
    }

    // The lists run from the last round backwards.
    private static Trend Fit(List<double> x, List<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (squares, products, residues) = (0.0, 0.0, 0.0);
        for (var index = 0; index < x.Count; index++)
        {
            squares += (x[index] - meanX) * (x[index] - meanX);
            products += (x[index] - meanX) * (y[index] - meanY);
        }

        var slope = products / squares;
        for (var index = 0; index < x.Count; index++)
        {
            var residue = y[index] - meanY - (slope * (x[index] - meanX));
            residues += residue * residue;
        }

        return new Trend(slope, Math.Sqrt(residues / (x.Count - 2) / squares), meanY + (slope * (x[0] - meanX)));
    }
}
