namespace Rlaif.Loop;

/// <summary>Estimates how much accuracy the last doubling of the labels brought, without a single label to check by.</summary>
/// <remarks>
/// Accuracy as the classifier itself expects it (Laws and Schütze, 2008), but only where predictions changed: of a row that half the
/// labels put into another class, calibrated probabilities tell how much likelier the new class is than the old one. What the two
/// classifiers agree on cancels out, and with it most of the noise.
/// </remarks>
internal static class GainOfDoubling
{
    /// <summary>Compares with the last round that had at most half the labels.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="rows">The rows that are watched, in the order of what earlier rounds predicted of them.</param>
    /// <param name="isOpen">Tells which of them are unlabeled; the others were learned by heart.</param>
    /// <param name="now">What is predicted now.</param>
    /// <param name="labels">The labels that it was learned from.</param>
    /// <param name="rounds">The earlier rounds on the same pool.</param>
    /// <returns>The gain of accuracy, counted for one doubling; null where there is nothing to compare with.</returns>
    public static double? Measure(Pool pool, int[] rows, Predicate<int> isOpen, PredictionTable now, int labels, IEnumerable<Round> rounds)
    {
        var earlier = rounds.LastOrDefault(round => round.Labels > 0 && 2 * round.Labels <= labels && round.StopSet?.Predicted is not null);
        if (earlier is null)
        {
            return null;
        }

        var before = earlier.StopSet!.Predicted!;
        var (gain, weight) = (0.0, 0L);
        for (var index = 0; index < rows.Length; index++)
        {
            var row = rows[index];
            if (isOpen(row))
            {
                gain += ((double)now[row][now.TopOfRows[row]] - now[row][before[index]]) * pool.Multiplicity(row);
                weight += pool.Multiplicity(row);
            }
        }

        return weight > 0 ? gain / weight / Math.Log2((double)labels / earlier.Labels) : null;
    }
}
