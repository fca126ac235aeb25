using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Tests.Training;

public sealed class CalibrationTests
{
    private const double PriorFactor = 1.3;
    private const double PriorRows = 100;

    [Fact]
    public void Factor_NoRowLeftOut_IsThePrior() =>
        Assert.Equal(PriorFactor, Calibration.Factor(new CrossEntropy([Some.Labeled(0, 1)], 3), [false], [1, 2, 3], [0.5f]), 1e-12);

    // Soft labels that say exactly what the scores say at some factor: then that factor is the best.
    [Theory]
    [InlineData(0.4, 1)]
    [InlineData(0.4, 100)]
    [InlineData(0.4, 900)]
    [InlineData(1, 300)]
    [InlineData(2.5, 1)]
    [InlineData(2.5, 100)]
    [InlineData(2.5, 900)]
    public void Factor_HonestAtAFactor_GoesThereAsLabelsGrow(double honest, int rows)
    {
        var (scores, confidences) = Scores(rows);
        TrainingExample[] labeled = [.. Enumerable.Range(0, rows).Select(row => new TrainingExample(row, Softmax(scores.AsSpan(row * 3, 3), honest)))];

        var factor = Factor(labeled, scores, confidences);

        var expected = Math.Exp(((rows * Math.Log(honest)) + (PriorRows * Math.Log(PriorFactor))) / (rows + PriorRows));
        Assert.Equal(expected, factor, 0.005 * expected);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(1)]
    public void Factor_HardLabels_FallsWhereConfidenceIsTooHighAndRisesWhereItIsTooLow(double accuracy)
    {
        double last = PriorFactor;
        foreach (var rows in new[] { 10, 50, 200, 1000 })
        {
            // Each row says 0.84 to 0.96 of its first class.
            double[] scores = [.. Enumerable.Range(0, rows).SelectMany(row => new double[] { 3 + ((row % 7) * 0.25), 0.5, 0.5 })];
            TrainingExample[] labeled = [.. Enumerable.Range(0, rows).Select(row => Some.Labeled(row, row % 10 < 10 * accuracy ? 0 : 1))];

            var factor = Factor(labeled, scores, [.. Enumerable.Range(0, 7).Select(step => (float)Softmax([3 + (step * 0.25), 0.5, 0.5], 1).Confidence)]);

            Assert.True(accuracy < 1 ? factor < last : factor > last, $"{rows} rows: {factor} after {last}");
            last = factor;
        }

        Assert.True(accuracy < 1 ? last < 0.7 : last > 2, $"{last}");
    }

    [Fact]
    public void Factor_LabeledRowsAreTheHardOnes_CountsByThePoolInstead()
    {
        // Nine of ten labeled rows are torn, and honest at 0.5; the tenth is sure, and honest at 2.
        const int rows = 200;
        double[] scores = [.. Enumerable.Range(0, rows).SelectMany(row => new[] { IsSure(row) ? 3 + (row * 1e-4) : 0.8 + (row * 1e-4), 0, 0 })];
        TrainingExample[] labeled = [.. Enumerable.Range(0, rows).Select(row => new TrainingExample(row, Softmax(scores.AsSpan(row * 3, 3), IsSure(row) ? 2 : 0.5)))];
        float[] confidences = [.. Enumerable.Range(0, rows).Select(row => (float)Softmax(scores.AsSpan(row * 3, 3), 1).Confidence)];

        var asLabeled = Factor(labeled, scores, confidences);
        var mostlySure = Factor(labeled, scores, [.. confidences.Where((_, row) => IsSure(row)), .. confidences.Where((_, row) => IsSure(row)), .. confidences.Where((_, row) => row % 90 == 1)]);

        Assert.True(mostlySure > asLabeled * 1.2, $"{mostlySure} and {asLabeled}");
    }

    [Fact]
    public void Factor_WeightOfARow_CountsAsThatManyRows()
    {
        var (scores, confidences) = Scores(40);
        TrainingExample[] labeled = [.. Enumerable.Range(0, 40).Select(row => new TrainingExample(row, Softmax(scores.AsSpan(row * 3, 3), row < 20 ? 0.3 : 3)))];

        var plain = Factor(labeled, scores, confidences);
        var heavy = Factor([.. labeled.Select(example => example with { Weight = example.Row < 20 ? 50 : 1 })], scores, confidences);

        Assert.True(heavy < plain * 0.95, $"{heavy} and {plain}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Factor_OneClass_IsANumberAboveZero(int rows)
    {
        var factor = Calibration.Factor(new CrossEntropy([.. Enumerable.Range(0, rows).Select(row => Some.Labeled(row, 0, classes: 1))], 1), [.. Enumerable.Repeat(true, rows)], new double[rows], [1f]);

        Assert.InRange(factor, 0.05, 5);
    }

    private static bool IsSure(int row) => row % 10 == 0;

    private static double Factor(TrainingExample[] labeled, double[] scores, float[] confidences) =>
        Calibration.Factor(new CrossEntropy(labeled, 3), [.. Enumerable.Repeat(true, labeled.Length)], scores, confidences);

    private static (double[] Scores, float[] Confidences) Scores(int rows)
    {
        var random = new Random(rows);
        double[] scores = [.. Enumerable.Range(0, rows * 3).Select(_ => 4 * random.NextDouble())];
        return (scores, [.. Enumerable.Range(0, rows).Select(row => (float)Softmax(scores.AsSpan(row * 3, 3), 1).Confidence)]);
    }

    private static SoftLabel Softmax(ReadOnlySpan<double> scores, double factor)
    {
        double[] exponentials = [.. scores.ToArray().Select(score => Math.Exp(factor * score))];
        return new SoftLabel([.. exponentials.Select(value => (float)(value / exponentials.Sum()))]);
    }
}
