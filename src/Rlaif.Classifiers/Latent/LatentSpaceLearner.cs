using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Latent;

/// <summary>Learns a latent space from the texts of a pool, without a label.</summary>
/// <remarks>
/// Block power iteration for the leading singular vectors (Halko, Martinsson and Tropp, 2011) of Y = rows × pieces,
/// where Y is never written out. Deterministic, whatever the number of threads.
/// </remarks>
internal sealed class LatentSpaceLearner
{
    private const int Iterations = 4;
    private const int Width = LatentSpace.Dimensions;

    private readonly SparseMatrix _rows;
    private readonly SparseMatrix _pieces;
    private readonly SparseMatrix _rowsTransposed;
    private readonly SparseMatrix _piecesTransposed;
    private readonly float[] _vectors;
    private readonly float[] _images;
    private readonly float[] _basis;
    private readonly float[] _ofPieces;
    private readonly ParallelOptions _options;

    private LatentSpaceLearner(SparseMatrix rows, SparseMatrix pieces, ParallelOptions options)
    {
        (_rows, _rowsTransposed) = (rows, rows.Transpose());
        (_pieces, _piecesTransposed) = (pieces, pieces.Transpose());
        _vectors = new float[rows.ColumnCount * Width];
        _images = new float[rows.RowCount * Width];
        _basis = new float[rows.RowCount * Width];
        _ofPieces = new float[pieces.ColumnCount * Width];
        _options = options;
    }

    /// <summary>Learns the space.</summary>
    /// <param name="texts">The texts of the pool.</param>
    /// <param name="features">Their features.</param>
    /// <param name="options">How many threads.</param>
    /// <returns>A vector for each of the most frequent features.</returns>
    public static LatentSpace Learn(IReadOnlyList<string> texts, PoolFeatures features, ParallelOptions options)
    {
        var chosen = LatentFeatures.Choose(features);
        var learner = new LatentSpaceLearner(LatentFeatures.Sample(features, chosen), PieceMatrix.Build(texts, features, chosen, options), options);
        var index = new FeatureIndex(Array.ConvertAll(chosen, id => features.Hashes[id]));
        return new LatentSpace(index, learner.ToHalf(learner.Learn(index)));
    }

    private float[] Learn(FeatureIndex features)
    {
        SetSigns(features);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            _rows.Multiply(_vectors, Width, _images, _options);
            Multiply(_images, Whitening.Of(InnerProducts(_images, _images), Width), _basis);
            PullBasis();
        }

        // With B the basis, W whitening BᵀYYᵀB, the columns of YᵀBW are orthonormal and span what YᵀB spans.
        _rows.Multiply(_vectors, Width, _images, _options);
        var result = new float[_vectors.Length];
        Multiply(_vectors, Whitening.Of(InnerProducts(_basis, _images), Width), result);
        return result;
    }

    // A random sign for each feature and dimension: the hash of a feature is random enough and the same in every run.
    private void SetSigns(FeatureIndex features)
    {
        RowBlocks.ForEach(features.Count, _options, (start, count) =>
        {
            var bits = 0ul;
            for (var index = start * Width; index < (start + count) * Width; index++)
            {
                var (feature, dimension) = (index / Width, index % Width);
                bits = dimension % 64 == 0 ? TextScanner.Mix(features.Hashes[feature] + (ulong)(dimension / 64)) : bits >> 1;
                _vectors[index] = bits % 2 == 0 ? 1 : -1;
            }
        });
    }

    // vectors = pieces × piecesᵀ × rowsᵀ × basis
    private void PullBasis()
    {
        _rowsTransposed.Multiply(_basis, Width, _vectors, _options);
        _piecesTransposed.Multiply(_vectors, Width, _ofPieces, _options);
        _pieces.Multiply(_ofPieces, Width, _vectors, _options);
    }

    private void Multiply(float[] rows, Panel<float> right, float[] result) =>
        RowBlocks.ForEach(rows.Length / Width, _options, (start, count) =>
        {
            var block = result.AsSpan(start * Width, count * Width);
            block.Clear();
            DenseProduct.Add(rows.AsSpan(start * Width, count * Width), right, block);
        });

    // leftᵀ × right; the blocks are summed in order, so that the last bit does not depend on the threads.
    private double[] InnerProducts(float[] left, float[] right)
    {
        var blocks = new float[RowBlocks.Count(left.Length / Width)][];
        RowBlocks.ForEach(left.Length / Width, _options, (start, count) =>
        {
            var transposed = new float[count * Width];
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column < Width; column++)
                {
                    transposed[(column * count) + row] = left[((start + row) * Width) + column];
                }
            }

            var panel = new Panel<float>(count, Width);
            panel.CopyFrom(right.AsSpan(start * Width, count * Width));
            DenseProduct.Add(transposed, panel, blocks[RowBlocks.Number(start)] = new float[Width * Width]);
        });
        var products = new double[Width * Width];
        foreach (var block in blocks)
        {
            for (var index = 0; index < products.Length; index++)
            {
                products[index] += block[index];
            }
        }

        return products;
    }

    // Lengths do not matter, since the vector of a text is scaled to length 1: the largest number becomes 1.
    private Half[] ToHalf(float[] vectors)
    {
        var largest = 0f;
        foreach (var value in vectors)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var scale = largest > 0 ? 1 / largest : 0;
        var halves = new Half[vectors.Length];
        RowBlocks.ForEach(vectors.Length / Width, _options, (start, count) =>
        {
            for (var index = start * Width; index < (start + count) * Width; index++)
            {
                halves[index] = (Half)(vectors[index] * scale);
            }
        });
        return halves;
    }
}
