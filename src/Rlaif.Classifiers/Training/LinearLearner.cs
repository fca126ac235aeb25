using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Training;

/// <summary>Learns a linear model from labeled rows.</summary>
internal sealed class LinearLearner
{
    // The intercept is the weight of a feature that every row has. Its value is small, so that the share of a class
    // among the labels, which the query strategy has skewed, says little, and a class without labels stays possible.
    private const double InterceptValue = 0.15;

    // How far the weights may be from the optimum, as a share of their length: far less than labels leave open.
    private const double Tolerance = 1e-2;

    // So many rows tell how confident a model is of the pool.
    private const int RowsOfSample = 1000;

    private readonly PoolRows _pool;
    private readonly int _poolCount;
    private readonly LatentSpace _space;
    private readonly int _classes;
    private readonly LinearTrainerOptions _options;
    private readonly ParallelOptions _parallelism;

    public LinearLearner(PoolRows pool, int poolCount, LatentSpace space, int classes, LinearTrainerOptions options, ParallelOptions parallelism)
    {
        _pool = pool;
        _poolCount = poolCount;
        _space = space;
        _classes = classes;
        _options = options;
        _parallelism = parallelism;
    }

    /// <summary>Learns a model with calibrated probabilities.</summary>
    /// <param name="labeled">The labeled rows of the pool.</param>
    /// <param name="knowledge">What is known of the classes beside them.</param>
    public LinearModel Learn(IReadOnlyList<TrainingExample> labeled, IReadOnlyList<TrainingExample> knowledge)
    {
        TrainingExample[] examples = [.. labeled, .. knowledge];
        ThrowIfTooMany(examples.Length);
        var rows = LabeledRows.Of(_pool, examples, _parallelism.CancellationToken);
        ThrowIfTooLarge(rows);
        var kernel = RowKernel.Of(rows, _classes, InterceptValue * InterceptValue, _parallelism.CancellationToken);
        var loss = new CrossEntropy(examples, _classes);
        using var solution = LogisticRegression.Solve(loss, kernel, _options.Regularization, Tolerance, _parallelism.CancellationToken);
        var model = Model(rows, solution.Coefficients);
        return model.Scaled((float)CalibrationFactor(model, loss, kernel, solution, labeled));
    }

    private double CalibrationFactor(LinearModel model, CrossEntropy loss, RowKernel kernel, DualVector solution, IReadOnlyList<TrainingExample> labeled)
    {
        var (leftOut, scores) = CrossValidation.Run(loss, kernel, solution, _options.Regularization, [.. labeled.Select(example => example.Row)], _parallelism);
        var positions = model.Features.PositionsOf(_pool.Sparse.Hashes);
        var stride = Math.Max(1, _poolCount / RowsOfSample);
        var confidences = new float[(_poolCount + stride - 1) / stride];
        Span<float> probabilities = new float[_classes];
        for (var index = 0; index < confidences.Length; index++)
        {
            model.Predict(_pool.Sparse.Words, _pool.Dense, index * stride, positions, probabilities);
            foreach (var probability in probabilities)
            {
                confidences[index] = Math.Max(confidences[index], probability);
            }
        }

        return Calibration.Factor(loss, leftOut, scores, confidences);
    }

    private void ThrowIfTooMany(int rows)
    {
        if ((long)rows * Math.Max(_classes, _pool.Width) > Array.MaxLength)
        {
            throw new ArgumentException($"{rows} labeled texts are too many for {_classes} classes and vectors of {_pool.Width} dimensions; label fewer.", nameof(rows));
        }
    }

    // Said before the work is done, not when its result cannot be saved.
    private void ThrowIfTooLarge(LabeledRows rows)
    {
        var bytes = rows.FeatureIds.Length * (sizeof(ulong) + ((long)sizeof(float) * _classes));
        if (bytes > ModelFile.MaximumContentLength / 2)
        {
            throw new ArgumentException($"{rows.Count} labeled texts with {rows.FeatureIds.Length} words and word pairs are too many for {_classes} classes; label fewer, or leave word pairs out.", nameof(rows));
        }
    }

    private LinearModel Model(LabeledRows rows, ReadOnlySpan<double> coefficients)
    {
        var sparse = new double[rows.FeatureIds.Length * _classes];
        var dense = new double[rows.Width * _classes];
        var intercepts = new double[_classes];
        for (var row = 0; row < rows.Count; row++)
        {
            _parallelism.CancellationToken.ThrowIfCancellationRequested();
            var coefficient = coefficients.Slice(row * _classes, _classes);
            VectorRow.AddScaled(coefficient, InterceptValue * InterceptValue, intercepts);
            for (var entry = 0; entry < rows.Columns(row).Length; entry++)
            {
                var column = rows.Columns(row)[entry];
                VectorRow.AddScaled(coefficient, rows.Values(row)[entry] * _pool.Sparse.Idf[rows.FeatureIds[column]], sparse.AsSpan(column * _classes, _classes));
            }

            for (var dimension = 0; dimension < rows.Width; dimension++)
            {
                VectorRow.AddScaled(coefficient, rows.Vector(row)[dimension], dense.AsSpan(dimension * _classes, _classes));
            }
        }

        var features = new FeatureIndex(Array.ConvertAll(rows.FeatureIds, id => _pool.Sparse.Hashes[id]));
        return new LinearModel(features, ToSingle(sparse), ToSingle(intercepts), _options.WordPairs, _space, ToSingle(dense)) { VocabularyOfRun = _pool.Sparse.Words.Vocabulary };
    }

    private static float[] ToSingle(double[] values) => Array.ConvertAll(values, value => (float)value);
}
