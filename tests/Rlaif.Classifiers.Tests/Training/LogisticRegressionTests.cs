using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Tests.Training;

public sealed class LogisticRegressionTests
{
    private const double Constant = 0.01;
    private const int Classes = 3;

    private static readonly PoolFeatures Features = PoolFeatures.Build(
        ["rain and sun", "rain and wind", "coins and notes", "notes of a bank", "", "sun sun sun", "a bank of rain"], pairs: true, new ParallelOptions());

    private static readonly PoolRows Rows = new(Features, [.. Enumerable.Range(0, 2 * Features.Rows).Select(index => MathF.Sin(index))], 2);

    private static readonly TrainingExample[] Labeled =
    [
        new(0, SoftLabel.Certain(0, Classes)), new(1, new SoftLabel([0.7f, 0.1f, 0.2f]), 2.5f), new(2, SoftLabel.Certain(1, Classes), 0.5f),
        new(3, new SoftLabel([0, 0.5f, 0.5f])), new(4, SoftLabel.Certain(2, Classes)), new(6, SoftLabel.Certain(1, Classes), 3),
    ];

    [Fact]
    public void Preparation_Cancelled_Stops()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.ThrowsAny<OperationCanceledException>(() => LabeledRows.Of(Rows, Labeled, cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => RowKernel.Of(LabeledRows.Of(Rows, Labeled), Classes, Constant, cancelled));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.1)]
    [InlineData(0.01)]
    public void Solve_SoftLabelsAndWeights_FindsTheOptimumOfASlowReference(double regularization)
    {
        var expected = SlowReference(regularization);

        var actual = Weights(Solve(regularization));

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-3));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-3)]
    [InlineData(1e3)]
    public void Solve_AnyRegularization_LeavesNoGradient(double regularization)
    {
        var weights = Weights(Solve(regularization));

        var gradient = Gradient(weights, regularization);

        var limit = 1e-3 * regularization * Math.Max(1, Math.Sqrt(weights.Sum(weight => weight * weight)));
        Assert.InRange(Math.Sqrt(gradient.Sum(part => part * part)), 0, 1.01 * limit);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.1)]
    [InlineData(10)]
    public void Solve_OneRow_MeetsTheEquationOfItsMargin(double regularization)
    {
        TrainingExample[] one = [new(5, SoftLabel.Certain(0, 2))];
        var rows = LabeledRows.Of(Rows, one);
        var square = rows.Values(0).ToArray().Concat(rows.Vector(0).ToArray()).Sum(value => value * value) + Constant;

        var coefficients = LogisticRegression.Solve(new CrossEntropy(one, 2), RowKernel.Of(rows, 2, Constant), regularization, 1e-3, CancellationToken.None).Coefficients.ToArray();

        // The optimum holds coefficient = (label − probability) / regularization; the two classes mirror each other.
        var margin = (coefficients[0] - coefficients[1]) * square;
        Assert.Equal(2 * square * (1 - (1 / (1 + Math.Exp(-margin)))) / regularization, margin, 0.01 * margin);
        Assert.Equal(coefficients[0], -coefficients[1], 1e-9);
    }

    [Fact]
    public void Solve_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => LogisticRegression.Solve(new CrossEntropy(Labeled, Classes), RowKernel.Of(LabeledRows.Of(Rows, Labeled), Classes, Constant), 0.1, 1e-3, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Multiply_Kernel_IsTheProductOfAllPairsOfRows(bool written)
    {
        var rows = LabeledRows.Of(Rows, Labeled);
        var random = new Random(2);
        double[] coefficients = [.. Enumerable.Range(0, Labeled.Length * Classes).Select(_ => random.NextDouble() - 0.5)];
        var products = new double[coefficients.Length];

        RowKernel kernel = written ? new WrittenKernel(rows, Classes, Constant, default) : new FactoredKernel(rows, Classes, Constant, default);
        kernel.Multiply(coefficients, products, kernel.CreateScratch());

        var dense = Dense();
        for (var row = 0; row < Labeled.Length; row++)
        {
            for (var label = 0; label < Classes; label++)
            {
                var expected = Enumerable.Range(0, Labeled.Length).Sum(other => dense[row].Zip(dense[other]).Sum(pair => pair.First * pair.Second) * coefficients[(other * Classes) + label]);
                Assert.Equal(expected, products[(row * Classes) + label], 1e-9);
            }
        }
    }

    private static double[] Solve(double regularization) =>
        LogisticRegression.Solve(new CrossEntropy(Labeled, Classes), RowKernel.Of(LabeledRows.Of(Rows, Labeled), Classes, Constant), regularization, 1e-3, CancellationToken.None).Coefficients.ToArray();

    // A row a labeled example, a column a feature of the pool, a dimension of a vector, and one for the intercept.
    private static double[][] Dense() =>
    [
        .. Labeled.Select(example =>
        {
            var dense = new double[Features.Hashes.Length + Rows.Width + 1];
            for (var entry = 0; entry < Features.Ids(example.Row).Length; entry++)
            {
                var id = Features.Ids(example.Row)[entry];
                dense[id] = (double)Features.Values(example.Row)[entry] * Features.Idf[id];
            }

            (dense[^3], dense[^2], dense[^1]) = (Rows.Vector(example.Row)[0], Rows.Vector(example.Row)[1], Math.Sqrt(Constant));
            return dense;
        }),
    ];

    private static double[] Weights(double[] coefficients)
    {
        var dense = Dense();
        return [.. Enumerable.Range(0, dense[0].Length * Classes).Select(index => Enumerable.Range(0, dense.Length).Sum(row => dense[row][index / Classes] * coefficients[(row * Classes) + (index % Classes)]))];
    }

    private static double[] Gradient(double[] weights, double regularization)
    {
        var dense = Dense();
        double[] gradient = [.. weights.Select(weight => regularization * weight)];
        for (var row = 0; row < dense.Length; row++)
        {
            double[] scores = [.. Enumerable.Range(0, Classes).Select(label => Enumerable.Range(0, dense[row].Length).Sum(column => dense[row][column] * weights[(column * Classes) + label]))];
            var total = scores.Sum(Math.Exp);
            for (var index = 0; index < gradient.Length; index++)
            {
                var label = index % Classes;
                gradient[index] += Labeled[row].Weight * ((Math.Exp(scores[label]) / total) - Target(Labeled[row].Label, label)) * dense[row][index / Classes];
            }
        }

        return gradient;
    }

    // In single precision 0.7, 0.1 and 0.2 sum to 1 within a hundred-millionth only.
    private static double Target(SoftLabel label, int index) => label.Probabilities[index] / label.Probabilities.ToArray().Sum(probability => (double)probability);

    private static double[] SlowReference(double regularization)
    {
        var weights = new double[Dense()[0].Length * Classes];
        for (var step = 0; step < 8 / regularization * 12; step++)
        {
            var gradient = Gradient(weights, regularization);
            for (var index = 0; index < weights.Length; index++)
            {
                weights[index] -= gradient[index] / 8;
            }
        }

        return weights;
    }
}
