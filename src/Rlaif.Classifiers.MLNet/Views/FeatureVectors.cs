using Microsoft.ML.Data;

namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>The features of a pool as vectors.</summary>
internal sealed class FeatureVectors(FeatureRows features, int rows) : PoolVectors
{
    // Enough for the inner products of a row's few features to come out within a tenth or so.
    private const int Width = 128;

    public override int Count => rows;

    public override int Dimensions => Width;

    public override double Similarity(int left, int right)
    {
        var lengths = Math.Sqrt(Product(in features[left], in features[left]) * Product(in features[right], in features[right]));
        return lengths == 0 ? 0 : Math.Clamp(Product(in features[left], in features[right]) / lengths, -1, 1);
    }

    // Each feature goes to a place and with a sign of its own, which keeps inner products on the mean (feature hashing:
    // Weinberger et al., 2009).
    public override void Read(int row, Span<float> vector)
    {
        vector = vector[..Width];
        vector.Clear();
        var square = 0f;
        foreach (var (feature, value) in features[row].Items())
        {
            var hash = unchecked((ulong)(feature + 1) * 0x9E3779B97F4A7C15UL);
            vector[(int)((hash >> 32) % Width)] += (hash >> 63) == 0 ? value : -value;
        }

        foreach (var value in vector)
        {
            square += value * value;
        }

        for (var index = 0; square > 0 && index < Width; index++)
        {
            vector[index] /= MathF.Sqrt(square);
        }
    }

    // The features of both rows ascend, so one walk along both meets every shared one.
    private static double Product(in VBuffer<float> left, in VBuffer<float> right)
    {
        var product = 0.0;
        using var first = left.Items().GetEnumerator();
        using var second = right.Items().GetEnumerator();
        var (hasFirst, hasSecond) = (first.MoveNext(), second.MoveNext());
        while (hasFirst && hasSecond)
        {
            var order = first.Current.Key.CompareTo(second.Current.Key);
            product += order == 0 ? (double)first.Current.Value * second.Current.Value : 0;
            hasFirst = order > 0 || first.MoveNext();
            hasSecond = order < 0 || second.MoveNext();
        }

        return product;
    }
}
