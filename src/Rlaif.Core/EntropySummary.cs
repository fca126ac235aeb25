namespace Rlaif;

/// <summary>The normalized entropy of the unlabeled pool, each text counted by its multiplicity.</summary>
/// <param name="Mean">The mean, 0 to 1.</param>
/// <param name="Median">The median, 0 to 1.</param>
/// <param name="Percentile90">The value that nine of ten rows do not exceed, 0 to 1.</param>
public sealed record EntropySummary(double Mean, double Median, double Percentile90)
{
    internal static EntropySummary? Of(ReadOnlySpan<float> entropies, ReadOnlySpan<int> weights)
    {
        if (entropies.IsEmpty)
        {
            return null;
        }

        long total = 0;
        var sum = 0.0;
        for (var index = 0; index < entropies.Length; index++)
        {
            total += weights[index];
            sum += (double)entropies[index] * weights[index];
        }

        var percentiles = Percentiles(entropies, weights, 0.5, 0.9);
        return new EntropySummary(sum / total, percentiles[0], percentiles[1]);
    }

    /// <summary>Finds the values that given shares of the rows do not exceed.</summary>
    internal static double[] Percentiles(ReadOnlySpan<float> entropies, ReadOnlySpan<int> weights, params double[] shares)
    {
        var items = new (float Entropy, int Weight)[entropies.Length];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = (entropies[index], weights[index]);
        }

        var total = Weight(items);
        return Array.ConvertAll(shares, share => Percentile(items, total * share));
    }

    // Quickselect (Hoare, 1961) by weight: the smallest value up to which the weights sum to the rank.
    private static double Percentile(Span<(float Entropy, int Weight)> items, double rank)
    {
        while (true)
        {
            var pivot = items[items.Length / 2].Entropy;
            var (below, notAbove) = Partition(items, pivot);
            var (weightBelow, weightEqual) = (Weight(items[..below]), Weight(items[below..notAbove]));
            if (weightBelow >= rank)
            {
                items = items[..below];
            }
            else if (weightBelow + weightEqual >= rank || notAbove == items.Length)
            {
                return pivot;
            }
            else
            {
                rank -= weightBelow + weightEqual;
                items = items[notAbove..];
            }
        }
    }

    // In three parts: below the pivot, equal to it, above it (Dijkstra, 1976).
    private static (int Below, int NotAbove) Partition(Span<(float Entropy, int Weight)> items, float pivot)
    {
        var (below, notAbove, end) = (0, 0, items.Length);
        while (notAbove < end)
        {
            var item = items[notAbove];
            if (item.Entropy < pivot)
            {
                (items[below++], items[notAbove++]) = (item, items[below - 1]);
            }
            else if (item.Entropy > pivot)
            {
                (items[--end], items[notAbove]) = (item, items[end]);
            }
            else
            {
                notAbove++;
            }
        }

        return (below, notAbove);
    }

    private static long Weight(ReadOnlySpan<(float Entropy, int Weight)> items)
    {
        long sum = 0;
        foreach (var (_, weight) in items)
        {
            sum += weight;
        }

        return sum;
    }
}
