namespace Rlaif.Completion;

/// <summary>What may be shown of nested sets, fixed before the draw: disagreements within the target, less a margin.</summary>
/// <remarks>The margin is what a sample may take out of the set in the classifier's favor. A set has four, from a quarter to the whole.</remarks>
internal sealed class SetHypotheses
{
    public const int Margins = 4;

    // (1 - 0.9) * 10 is a little below 1.
    private const double RoundingError = 1e-9;

    // The risk is staked where the sample would be smallest, would the classifier err by so much of what it expects itself.
    private static readonly (double Optimism, double Share)[] Starts = [(0.8, 0.1), (0.4, 0.9)];
    private readonly double _error;
    private readonly double _risk;
    private readonly double _scale;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<(int Set, int Margin, double Level), int[]> _boundaries = [];

    /// <param name="sets">The unlabeled rows.</param>
    /// <param name="target">The agreement that is asked for.</param>
    /// <param name="risk">The probability of a promise that does not hold.</param>
    /// <param name="cancellationToken">Cancels the computation of boundaries, here and later.</param>
    public SetHypotheses(NestedSets sets, double target, double risk, CancellationToken cancellationToken = default)
    {
        (Sets, _error, _risk, _cancellationToken) = (sets, 1 - target, risk, cancellationToken);

        // More draws than that cost more than the rows they win back, for classifiers as they are; never fewer than a set needs to pass.
        _scale = Math.Max(Math.Pow(4 * sets.Total * Math.Sqrt(_error), 2.0 / 3), 5 / _error);
        Stakes = new double[sets.Count];
        foreach (var (optimism, share) in sets.Count == 0 ? [] : Starts)
        {
            Stakes[Enumerable.Range(0, sets.Count).Reverse().MinBy(set => DrawsToPass(set, optimism * sets.ExpectedErrorRate(set)))] += share;
        }
    }

    public NestedSets Sets { get; }

    /// <summary>Gets the share of the risk that each set starts with.</summary>
    public double[] Stakes { get; }

    /// <summary>Gets with how few disagreements a hypothesis is shown, after any number of draws from its set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="margin">The margin, 0 to 3.</param>
    /// <param name="level">The share of the risk.</param>
    public int[] Boundary(int set, int margin, double level)
    {
        if (!_boundaries.TryGetValue((set, margin, level), out var boundary))
        {
            boundary = SequentialBoundary.Compute(Sets.Size(set), Allowed(set, margin), _risk * level, Scale(set), _cancellationToken);

            // What is shown with little risk has to be shown with more.
            boundary = level < 1 ? [.. boundary.Zip(Boundary(set, margin, 1), Math.Min)] : boundary;
            _boundaries.Add((set, margin, level), boundary);
        }

        return boundary;
    }

    /// <summary>Gets how many rows may still be settled without a contradiction before a margin is used up.</summary>
    /// <returns>Below 0 where it is.</returns>
    public double Room(int set, int margin, double settled, double contradicted) =>
        ((Allowance(set, margin) + contradicted) / _error) - settled + RoundingError;

    /// <summary>Gets the disagreements that a sample may find fewer than the target allows among the rows that it settles.</summary>
    private double Allowance(int set, int margin)
    {
        var draws = 2 * Scale(set);
        var repeated = Math.Max(0, Sets.SettledBy(set, draws) - draws);
        return (_error * repeated) + ((8 + (3 * Math.Sqrt(_error * draws))) * (margin + 1) / Margins);
    }

    private int Allowed(int set, int margin) => (int)Math.Floor((_error * Sets.Size(set)) - Allowance(set, margin) + RoundingError);

    private double DrawsToPass(int set, double rate) =>
        ApproximateBoundary.FirstDraw(Sets.Size(set), Allowed(set, Margins - 1), rate, _risk, Scale(set)) * Sets.Total / Sets.Size(set);

    private double Scale(int set) => _scale * Sets.Size(set) / Sets.Total;
}
