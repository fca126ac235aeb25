namespace Rlaif.Completion;

/// <summary>With how few disagreements a set passes, after any number of draws from it.</summary>
/// <remarks>
/// Exact and valid at every draw: the probability that a set with one disagreement more than allowed ever passes is computed draw by draw
/// (Armitage, McPherson and Rowe, 1969) and kept below what may be spent by then (Lan and DeMets, 1983).
/// </remarks>
internal static class SequentialBoundary
{
    private const int Horizon = 4;

    /// <summary>Computes the boundary.</summary>
    /// <param name="rows">The rows of the set.</param>
    /// <param name="allowed">The most rows of it with a disagreement, as the hypothesis to be shown has it.</param>
    /// <param name="risk">The probability of passing where there are more, over all draws together.</param>
    /// <param name="scale">The draws by which half of the risk is spent; passing is possible up to four times as many.</param>
    /// <returns>For each number of draws the most disagreements with which the set passes; -1 for none.</returns>
    public static int[] Compute(int rows, int allowed, double risk, double scale)
    {
        var most = (int)Math.Min(rows, Math.Ceiling(Horizon * scale));
        var boundary = new int[most + 1];
        Array.Fill(boundary, -1);
        var (rate, open) = ((allowed + 1.0) / rows, 0);
        var probability = new double[(int)Math.Min(most, (rate * most) + (8 * Math.Sqrt(rate * most)) + 10) + 1];
        probability[0] = 1;
        var spent = 0.0;
        for (var draws = 1; allowed >= 0 && draws <= most; draws++)
        {
            Draw(probability, open, draws, rows - draws + 1, allowed + 1);
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

    // Little at first, so that most is left for samples of the size that pays.
    private static double Spent(double time) => time * time / (1 + (time * time));

    /// <summary>Goes on by a draw without replacement; what has passed is out.</summary>
    private static void Draw(double[] probability, int open, int draws, double left, int marked)
    {
        for (var hits = Math.Min(probability.Length - 1, draws); hits >= open; hits--)
        {
            var missed = probability[hits] * Math.Clamp(1 - ((marked - hits) / left), 0, 1);
            var hit = hits > open ? probability[hits - 1] * Math.Clamp((marked - hits + 1) / left, 0, 1) : 0;
            probability[hits] = missed + hit;
        }
    }
}
