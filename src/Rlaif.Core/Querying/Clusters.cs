using System.Numerics.Tensors;

namespace Rlaif.Querying;

/// <summary>Groups of rows that point the same way: k-means on the sphere (Dhillon and Modha, 2001).</summary>
internal sealed class Clusters
{
    private const int MaximumIterations = 8;
    private readonly DenseRows _rows;
    private readonly DenseRows _centers;
    private readonly int[] _clusterOf;

    private Clusters(DenseRows rows, int count)
    {
        _rows = rows;
        _centers = new DenseRows(count, rows.Width);
        _clusterOf = new int[rows.Count];
        Array.Fill(_clusterOf, -1);
    }

    public int Count => _centers.Count;

    /// <summary>Gets the cluster of an item.</summary>
    public int this[int item] => _clusterOf[item];

    /// <summary>Groups rows.</summary>
    /// <param name="rows">Rows of length 1 or 0.</param>
    /// <param name="weights">How much each counts, 0 or more.</param>
    /// <param name="count">How many clusters, at least 1; some may stay empty.</param>
    /// <param name="random">Draws the first centers.</param>
    public static Clusters Of(DenseRows rows, ReadOnlySpan<float> weights, int count, Random random)
    {
        var clusters = new Clusters(rows, Math.Min(count, rows.Count));
        clusters.Begin(random);
        for (var iteration = 0; clusters.Assign() && iteration < MaximumIterations; iteration++)
        {
            clusters.Center(weights);
        }

        return clusters;
    }

    /// <summary>Returns how close an item is to the middle of its cluster, -1 to 1.</summary>
    public float Typicality(int item) => _rows.Dot(item, _centers, _clusterOf[item]);

    private void Begin(Random random)
    {
        var first = random.Next(_rows.Count);
        int[] items = [.. Enumerable.Range(0, _rows.Count)];
        var chosen = new Spread(_rows.Count, (left, right) => 2 - (2.0 * _rows.Dot(left, right))).Draw(first, Count, items, random);
        for (var cluster = 0; cluster < chosen.Length; cluster++)
        {
            _rows[chosen[cluster]].CopyTo(_centers[cluster]);
        }
    }

    private bool Assign()
    {
        var hasChanged = false;
        for (var item = 0; item < _clusterOf.Length; item++)
        {
            var (nearest, best) = (0, float.NegativeInfinity);
            for (var cluster = 0; cluster < Count; cluster++)
            {
                var similarity = _rows.Dot(item, _centers, cluster);
                (nearest, best) = similarity > best ? (cluster, similarity) : (nearest, best);
            }

            hasChanged |= _clusterOf[item] != nearest;
            _clusterOf[item] = nearest;
        }

        return hasChanged;
    }

    private void Center(ReadOnlySpan<float> weights)
    {
        _centers.Clear();
        for (var item = 0; item < _clusterOf.Length; item++)
        {
            var center = _centers[_clusterOf[item]];
            TensorPrimitives.MultiplyAdd(_rows[item], weights[item], center, center);
        }

        for (var cluster = 0; cluster < Count; cluster++)
        {
            _centers.Normalize(cluster);
        }
    }
}
