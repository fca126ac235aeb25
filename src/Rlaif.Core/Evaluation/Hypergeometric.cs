namespace Rlaif.Evaluation;

/// <summary>Probabilities of the number of marked items in a sample that is drawn without replacement.</summary>
internal static class Hypergeometric
{
    /// <summary>Finds the most marked items that a population may hold, however the size of the sample came about.</summary>
    /// <param name="hits">The marked items drawn.</param>
    /// <param name="population">The size of the population.</param>
    /// <param name="drawn">The items drawn.</param>
    /// <param name="risk">The probability with which the population may hold more at any time of drawing.</param>
    /// <returns>From <paramref name="hits"/> to all that was not drawn besides.</returns>
    /// <remarks>The prior-posterior ratio of Waudby-Smith and Ramdas (2020) with a uniform prior.</remarks>
    public static int MostMarked(int hits, int population, int drawn, double risk)
    {
        var likeliest = drawn == 0 ? population : (int)Math.Floor((population + 1.0) * hits / drawn);
        var (least, most) = (Math.Clamp(likeliest, hits, population - drawn + hits), population - drawn + hits);
        while (least < most)
        {
            var middle = most - ((most - least) / 2);
            (least, most) = LogProbability(hits, population, middle, drawn) > Math.Log(risk / (drawn + 1)) ? (middle, most) : (least, middle - 1);
        }

        return least;
    }

    /// <summary>Computes the logarithm of the probability that so many of the drawn items are marked.</summary>
    public static double LogProbability(int hits, int population, int marked, int drawn) =>
        LogFactorial.Choose(marked, hits) + LogFactorial.Choose(population - marked, drawn - hits) - LogFactorial.Choose(population, drawn);
}
