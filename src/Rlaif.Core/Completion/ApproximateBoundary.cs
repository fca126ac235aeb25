namespace Rlaif.Completion;

/// <summary>Forecasts cheaply when a set will pass, by the normal distribution; a promise must not rest on it.</summary>
internal static class ApproximateBoundary
{
    /// <summary>Finds the first draw, to about a hundredth, at which so few disagreements are rare enough.</summary>
    /// <param name="rows">The rows of the set.</param>
    /// <param name="allowed">The most rows of it with a disagreement, as the hypothesis to be shown has it.</param>
    /// <param name="rate">How often labeler and classifier will disagree, 0 to 1.</param>
    /// <param name="risk">The probability of passing where there are more, over all draws together.</param>
    /// <param name="scale">The draws by which half of the risk is spent.</param>
    /// <returns>The draws; infinity for never.</returns>
    public static double FirstDraw(int rows, int allowed, double rate, double risk, double scale)
    {
        var marked = (allowed + 1.0) / rows;
        var most = allowed < 0 || rate >= marked ? 0 : Math.Min(rows, SequentialBoundary.Horizon * scale);
        for (var draws = 1; draws <= most; draws += 1 + (draws / 100))
        {
            var variance = draws * marked * (1 - marked) * (rows - draws) / Math.Max(1.0, rows - 1);
            if ((marked - rate) * draws >= Quantile(risk * SequentialBoundary.Spent(draws / scale)) * Math.Sqrt(variance))
            {
                return draws;
            }
        }

        return double.PositiveInfinity;
    }

    /// <summary>Gets what a normal variable exceeds with a probability below a half (Hastings, 1955; Abramowitz and Stegun 26.2.23).</summary>
    private static double Quantile(double probability)
    {
        var t = Math.Sqrt(-2 * Math.Log(probability));
        return t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
    }
}
