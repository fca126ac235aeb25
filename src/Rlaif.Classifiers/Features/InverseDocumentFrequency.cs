namespace Rlaif.Classifiers.Features;

/// <summary>How much a feature counts: the more, the fewer texts hold it.</summary>
internal static class InverseDocumentFrequency
{
    /// <summary>Computes ln((1 + rows) / (1 + rows with the feature)) + 1 (Spärck Jones, 1972; smoothed as in scikit-learn).</summary>
    /// <param name="documentFrequencies">The number of rows with each feature, at least 1.</param>
    /// <param name="rows">The number of rows.</param>
    /// <returns>A factor a feature, 1 or more.</returns>
    public static float[] Compute(ReadOnlySpan<int> documentFrequencies, int rows)
    {
        var factors = new float[documentFrequencies.Length];
        for (var feature = 0; feature < factors.Length; feature++)
        {
            factors[feature] = Compute(documentFrequencies[feature], rows);
        }

        return factors;
    }

    /// <summary>Computes the factor of one feature.</summary>
    public static float Compute(int documentFrequency, int rows) => (float)(Math.Log((1.0 + rows) / (1 + documentFrequency)) + 1);
}
