namespace Rlaif.Completion;

/// <summary>With how few disagreements a set passes, after any number of draws from it.</summary>
/// <remarks>
/// Exact and valid at every draw: the probability that a set with one disagreement more than allowed ever passes is computed draw by draw
/// (Armitage, McPherson and Rowe, 1969) and kept below what may be spent by then (Lan and DeMets, 1983).
/// </remarks>
internal static class SequentialBoundary
{
    /// <summary>So many times the scale is the last draw at which a set may pass.</summary>
    public const int Horizon = 4;

    /// <summary>Computes the boundary.</summary>
    /// <param name="rows">The rows of the set.</param>
    /// <param name="allowed">The most rows of it with a disagreement, as the hypothesis to be shown has it.</param>
    /// <param name="risk">The probability of passing where there are more, over all draws together.</param>
    /// <param name="scale">The draws by which half of the risk is spent; passing is possible up to four times as many.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    /// <returns>For each number of draws the most disagreements with which the set passes; -1 for none.</returns>
    public static int[] Compute(int rows, int allowed, double risk, double scale, CancellationToken cancellationToken = default)
    {
        var most = (int)Math.Min(rows, Math.Ceiling(Horizon * scale));
        var boundary = new int[most + 1];
        Array.Fill(boundary, -1);
        var (rate, open) = ((allowed + 1.0) / rows, 0);
        var probability = new double[(int)Math.Min(most, Reach(rate * most)) + 1];
        probability[0] = 1;
        var spent = 0.0;
        for (var draws = 1; allowed >= 0 && draws <= most; draws++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Ways with far more hits than expected are followed no further; counted as if they had passed, they only lower the boundary.
            var reach = Math.Min(Math.Min(probability.Length - 1, draws), (int)Reach(rate * draws));
            spent += Draw(probability, open, reach, rows - draws + 1, allowed + 1);
            var due = risk * Spent(draws / scale);
            while (open < rate * draws && open < probability.Length && spent + probability[open] <= due)
            {
                spent += probability[open];
                probability[open++] = 0;
            }

            boundary[draws] = open - 1;
        }

        return boundary;
    }

    /// <summary>Gets the part of the risk that may be spent by a draw, given in scales.</summary>
    /// <remarks>Little at first, so that most is left for samples of the size that pays.</remarks>
    public static double Spent(double time) => time * time / (1 + (time * time));

    private static double Reach(double expected) => expected + (8 * Math.Sqrt(expected)) + 10;

    /// <summary>Goes on by a draw without replacement; what has passed is out.</summary>
    /// <returns>The probability of ways that go out of reach.</returns>
    private static double Draw(double[] probability, int open, int reach, double left, int marked)
    {
        var lost = probability[reach] * Math.Clamp((marked - reach) / left, 0, 1);
        for (var hits = reach; hits >= open; hits--)
        {
            var missed = probability[hits] * Math.Clamp(1 - ((marked - hits) / left), 0, 1);
            var hit = hits > open ? probability[hits - 1] * Math.Clamp((marked - hits + 1) / left, 0, 1) : 0;
            probability[hits] = missed + hit;
        }

        return lost;
    }
}
