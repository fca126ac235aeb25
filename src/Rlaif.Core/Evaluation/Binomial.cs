namespace Rlaif.Evaluation;

/// <summary>Probabilities of the number of successes in independent trials.</summary>
internal static class Binomial
{
    /// <summary>Computes the probability of at most that many successes.</summary>
    public static double AtMost(int successes, int trials, double probability)
    {
        if (successes < 0 || successes >= trials || probability is <= 0 or >= 1)
        {
            return successes < 0 ? 0 : successes >= trials || probability <= 0 ? 1 : 0;
        }

        // The smaller side is summed, from its largest term outwards.
        var odds = probability / (1 - probability);
        return successes <= trials * probability
            ? Sum(successes, trials, probability, count => count / ((trials - count + 1) * odds), -1)
            : 1 - Sum(successes + 1, trials, probability, count => (trials - count) * odds / (count + 1), 1);
    }

    private static double Sum(int first, int trials, double probability, Func<int, double> ratio, int step)
    {
        var term = Math.Exp(LogFactorial.Choose(trials, first) + (first * Math.Log(probability)) + ((trials - first) * Math.Log(1 - probability)));
        var sum = 0.0;
        for (var count = first; term > sum * 1e-17; count += step)
        {
            sum += term;
            term *= ratio(count);
        }

        return Math.Min(1, sum);
    }
}
