namespace Rlaif.Evaluation;

/// <summary>Probabilities of the number of marked items in a sample that is drawn without replacement.</summary>
internal static class Hypergeometric
{
    /// <summary>Computes the probability that at most so many of the drawn items are marked.</summary>
    public static double AtMost(int hits, int population, int marked, int drawn)
    {
        if (hits < Math.Max(0, drawn - (population - marked)))
        {
            return 0;
        }

        if (hits >= Math.Min(drawn, marked))
        {
            return 1;
        }

        // The smaller side is summed, from its largest term outwards.
        double unmarkedNotDrawn = population - marked - drawn;
        return hits <= (double)drawn * marked / population
            ? Sum(hits, population, marked, drawn, x => x * (unmarkedNotDrawn + x) / ((marked - x + 1.0) * (drawn - x + 1)), -1)
            : 1 - Sum(hits + 1, population, marked, drawn, x => (marked - x) * (double)(drawn - x) / ((x + 1) * (unmarkedNotDrawn + x + 1)), 1);
    }

    /// <summary>Finds the most marked items that a population may hold, so few of them being drawn (Clopper and Pearson, 1934).</summary>
    /// <param name="hits">The marked items drawn.</param>
    /// <param name="population">The size of the population.</param>
    /// <param name="drawn">The items drawn.</param>
    /// <param name="risk">The probability with which the population may hold more all the same.</param>
    /// <returns>From <paramref name="hits"/> to all that was not drawn besides.</returns>
    public static int MostMarked(int hits, int population, int drawn, double risk)
    {
        var (least, most) = (hits, population - drawn + hits);
        while (least < most)
        {
            var middle = most - ((most - least) / 2);
            (least, most) = AtMost(hits, population, middle, drawn) > risk ? (middle, most) : (least, middle - 1);
        }

        return least;
    }

    private static double Sum(int first, int population, int marked, int drawn, Func<int, double> ratio, int step)
    {
        var term = Math.Exp(LogFactorial.Choose(marked, first) + LogFactorial.Choose(population - marked, drawn - first) - LogFactorial.Choose(population, drawn));
        var sum = 0.0;
        for (var x = first; term > sum * 1e-17; x += step)
        {
            sum += term;
            term *= ratio(x);
        }

        return Math.Min(1, sum);
    }
}
