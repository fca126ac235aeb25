namespace Rlaif.Querying;

/// <summary>How many rows of the pool lie close to a row.</summary>
internal static class Density
{
    private const int SampleSize = 1_000;
    private const int Neighbors = 20;

    /// <summary>Returns the mean similarity of items to their nearest neighbors in a random sample of the candidates, 0 to 1.</summary>
    public static float[] Of(DenseRows items, QueryContext context, PoolVectors vectors)
    {
        var sample = new DenseRows(vectors, RandomSampling.Draw(context.Candidates, SampleSize, context.Random));
        var count = Math.Min(Neighbors, sample.Count);
        var similarities = new float[sample.Count];
        var density = new float[items.Count];
        for (var item = 0; item < items.Count; item++)
        {
            for (var other = 0; other < sample.Count; other++)
            {
                similarities[other] = Math.Max(0, items.Dot(item, sample, other));
            }

            similarities.AsSpan().Sort();
            for (var index = sample.Count - count; index < sample.Count; index++)
            {
                density[item] += similarities[index] / count;
            }
        }

        return density;
    }
}
