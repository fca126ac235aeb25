using Microsoft.ML.Data;

namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>The features of a pool as vectors.</summary>
internal sealed class FeatureVectors(FeatureRows features, int rows) : PoolVectors
{
    public override int Count => rows;

    public override double Similarity(int left, int right)
    {
        var lengths = Math.Sqrt(Product(in features[left], in features[left]) * Product(in features[right], in features[right]));
        return lengths == 0 ? 0 : Math.Clamp(Product(in features[left], in features[right]) / lengths, -1, 1);
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
