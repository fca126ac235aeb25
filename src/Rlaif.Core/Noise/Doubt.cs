namespace Rlaif.Noise;

/// <summary>How far an answer is to be believed beside a classifier that was trained without it.</summary>
/// <remarks>
/// Bayes' rule over two witnesses that know nothing of each other: a class is as probable as the classifier's probability times
/// the answer's. No answer is above doubt: one that states none errs one time in four, one that does one time in twenty more.
/// </remarks>
internal static class Doubt
{
    // By measurement: with them about half of what is contested is wrong where a fifth of all answers is; see docs/noise.md.
    private const float SlipsOfCertain = 0.25f;
    private const float SlipsOfOthers = 0.05f;

    /// <summary>Computes the probability of each class.</summary>
    public static float[] Posterior(SoftLabel answer, ReadOnlySpan<float> prediction)
    {
        var slips = answer.Confidence > 0.999 ? SlipsOfCertain : SlipsOfOthers;
        var posterior = new float[prediction.Length];
        var sum = 0f;
        for (var label = 0; label < posterior.Length; label++)
        {
            // A class that the classifier rules out altogether is not impossible.
            posterior[label] = Math.Max(prediction[label], 1e-6f) * (((1 - slips) * answer.Probabilities[label]) + (slips / posterior.Length));
            sum += posterior[label];
        }

        return Array.ConvertAll(posterior, value => value / sum);
    }

    /// <summary>Combines two answers about one text: what they leave possible together, before anybody else is heard.</summary>
    public static SoftLabel Either(SoftLabel first, SoftLabel second)
    {
        var even = new float[first.Probabilities.Length];
        Array.Fill(even, 1f / even.Length);
        return new SoftLabel(Posterior(second, Posterior(first, even)));
    }

    /// <summary>Counts how many of the most doubtful answers can be contested with at least half expected to be wrong.</summary>
    /// <remarks>The direct posterior probability approach to the false discovery rate (Newton et al., 2004).</remarks>
    /// <param name="trust">The probability that each answer is right, ascending.</param>
    public static int Contestable(IReadOnlyList<double> trust)
    {
        var (count, wrong) = (0, 0.0);
        while (count < trust.Count && wrong + 1 - trust[count] >= 0.5 * (count + 1))
        {
            wrong += 1 - trust[count++];
        }

        return count;
    }
}
