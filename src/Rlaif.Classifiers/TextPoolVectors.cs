using Rlaif.Classifiers.Numerics;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers;

/// <summary>The rows of a pool as vectors: words for likeness, latent space and embedding for the dense form.</summary>
internal sealed class TextPoolVectors(PoolRows pool, int rows) : PoolVectors
{
    public override int Count => rows;

    public override int Dimensions => pool.Width;

    public override double Similarity(int left, int right)
    {
        var lengths = pool.Sparse.Lengths[left] * pool.Sparse.Lengths[right];
        return lengths == 0 ? 0 : Math.Min(1, Product(left, right) / lengths);
    }

    public override void Read(int row, Span<float> vector)
    {
        pool.Vector(row).CopyTo(vector);
        VectorRow.Normalize(vector[..pool.Width]);
    }

    // The ids of both rows ascend, so one walk along both meets every shared feature.
    private double Product(int left, int right)
    {
        var features = pool.Sparse;
        var leftIds = features.Ids(left);
        var rightIds = features.Ids(right);
        var leftValues = features.Values(left);
        var rightValues = features.Values(right);
        var product = 0.0;
        for (int first = 0, second = 0; first < leftIds.Length && second < rightIds.Length;)
        {
            var order = leftIds[first].CompareTo(rightIds[second]);
            if (order == 0)
            {
                double idf = features.Idf[leftIds[first]];
                product += idf * idf * leftValues[first] * rightValues[second];
            }

            first += order <= 0 ? 1 : 0;
            second += order >= 0 ? 1 : 0;
        }

        return product;
    }
}
