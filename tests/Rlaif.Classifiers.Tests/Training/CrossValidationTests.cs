using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Tests.Training;

public sealed class CrossValidationTests
{
    private const int Classes = 3;
    private const double Constant = 0.0225;
    private const double Regularization = 0.03;

    // What a score of cross-validation may be off: the tolerance of its trainings, as a share of the weights.
    private const double Tolerance = 5e-2;

    private static readonly PoolRows Pool = new(PoolFeatures.Build(Some.Texts(6100, seed: 12), pairs: true, new ParallelOptions()), [], 0);

    [Theory]
    [InlineData(7)]
    [InlineData(60)]
    public void Run_LeftOutRows_AreScoredAsByATrainingWithoutThem(int count)
    {
        var labeled = Labeled(count);
        var knowledge = Some.Labeled(1500, 2, weight: 0.5f);

        var (leftOut, scores) = Run([.. labeled, knowledge], count);

        Assert.Equal([.. Enumerable.Repeat(true, count), false], leftOut);
        var folds = Folds(count);
        var (distance, distanceToThoseThatKnow) = (0.0, 0.0);
        for (var row = 0; row < count; row++)
        {
            TrainingExample[] others = [.. labeled.Where((_, other) => folds[other] != folds[row]), knowledge];
            var (expected, error) = Score(others, labeled[row].Row);
            var (withRow, _) = Score([.. labeled, knowledge], labeled[row].Row);
            for (var label = 0; label < Classes; label++)
            {
                var actual = scores[(row * Classes) + label];
                Assert.Equal(expected[label], actual, error);
                distance += Math.Pow(actual - expected[label], 2);
                distanceToThoseThatKnow += Math.Pow(actual - withRow[label], 2);
            }
        }

        Assert.True(distance < 0.02 * distanceToThoseThatKnow, $"{distance} and {distanceToThoseThatKnow}");
    }

    [Fact]
    public void Run_WeightOfARow_DoesNotChangeItsOwnScore()
    {
        var labeled = Labeled(30);
        var heavy = labeled.ToArray();
        heavy[4] = heavy[4] with { Weight = 100 };

        var (plain, changed) = (Run(labeled, 30).Scores, Run(heavy, 30).Scores);

        // Each training starts from that of all rows, so the scores agree within the tolerance only; those of other rows change by far more.
        var changes = plain.Zip(changed, (before, after) => Math.Abs(before - after)).ToArray();
        Assert.InRange(changes[12..15].Max(), 0, 0.05);
        Assert.True(changes.Max() > 0.5);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(9, 9)]
    [InlineData(1000, 1000)]
    [InlineData(6000, 1200)]
    public void Run_ManyRows_LeavesOutOneFoldOfFive(int count, int leftOut) => Assert.Equal(leftOut, Run(Labeled(count), count, cheap: true).LeftOut.Count(left => left));

    [Fact]
    public void Run_ManyOrFewThreads_GivesTheSameBits()
    {
        var labeled = Labeled(100);

        Assert.Equal(Run(labeled, 100, threads: 1).Scores, Run(labeled, 100, threads: 5).Scores);
    }

    [Fact]
    public void Run_RowsInAnotherOrder_AreInTheSameFolds()
    {
        var labeled = Labeled(50);

        var (one, other) = (Run(labeled, 50).Scores, Run([.. labeled.Reverse()], 50).Scores);

        Assert.All(Enumerable.Range(0, 50 * Classes), index => Assert.Equal(one[index], other[((49 - (index / Classes)) * Classes) + (index % Classes)], 0.25));
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        var labeled = Labeled(10);
        var kernel = RowKernel.Of(LabeledRows.Of(Pool, labeled), Classes, Constant);

        Assert.ThrowsAny<OperationCanceledException>(() => CrossValidation.Run(
            new CrossEntropy(labeled, Classes), kernel, new DualVector(10 * Classes), Regularization, [.. labeled.Select(example => example.Row)], new ParallelOptions { CancellationToken = new CancellationToken(canceled: true) }));
    }

    private static TrainingExample[] Labeled(int count) => [.. Enumerable.Range(0, count).Select(row => Some.Labeled(row, row % 5 == 0 ? 1 : row % 3))];

    private static (bool[] LeftOut, double[] Scores) Run(TrainingExample[] examples, int labeled, int threads = -1, bool cheap = false)
    {
        var rows = LabeledRows.Of(Pool, examples);
        RowKernel kernel = cheap ? new FactoredKernel(rows, Classes, Constant, default) : RowKernel.Of(rows, Classes, Constant);
        var (loss, regularization) = (new CrossEntropy(examples, Classes), cheap ? 100 : Regularization);
        using var whole = LogisticRegression.Solve(loss, kernel, regularization, 1e-2, CancellationToken.None);
        return CrossValidation.Run(loss, kernel, whole, regularization, [.. examples.Take(labeled).Select(example => example.Row)], new ParallelOptions { MaxDegreeOfParallelism = threads });
    }

    // Equal shares, in the order of the mixed numbers.
    private static int[] Folds(int count)
    {
        var folds = new int[count];
        var rank = 0;
        foreach (var row in Enumerable.Range(0, count).OrderBy(row => TextScanner.Mix((ulong)row + 1)))
        {
            folds[row] = rank++ % 5;
        }

        return folds;
    }

    // The exact scores of a row by a training on examples, and how far those of a less exact training may be off.
    private static (double[] Scores, double Error) Score(TrainingExample[] examples, int row)
    {
        TrainingExample[] all = [.. examples, Some.Labeled(row, 0)];
        var kernel = RowKernel.Of(LabeledRows.Of(Pool, all), Classes, Constant);
        var loss = new CrossEntropy(all, Classes).WithWeights([.. examples.Select(example => (double)example.Weight), 0]);
        using var exact = LogisticRegression.Solve(loss, kernel, Regularization, 1e-6, CancellationToken.None);
        var (start, last) = ((all.Length - 1) * Classes, new double[all.Length * Classes]);
        var unit = new double[all.Length * Classes];
        unit[start] = 1;
        kernel.Multiply(unit, last, kernel.CreateScratch());
        return (exact.Scores[start..].ToArray(), Tolerance * Math.Max(1, Math.Sqrt(exact.Dot(exact))) * Math.Sqrt(last[start]));
    }
}
