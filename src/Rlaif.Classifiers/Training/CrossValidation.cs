using Rlaif.Classifiers.Features;

namespace Rlaif.Classifiers.Training;

/// <summary>Scores each labeled row by a model that was trained without it.</summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    // Calibration finds one number from all scores; it needs none of them exactly.
    private const double Tolerance = 2e-2;

    // Where one product of the kernel takes more multiplications than these, one fold has to do.
    private const long MaximumWorkOfAllFolds = 100_000_000;

    // A training takes some 300 bytes a row and class, and the folds are trained at once.
    private const int MaximumLengthOfAllFolds = 1_000_000;

    /// <summary>Trains without one fold after another.</summary>
    /// <param name="loss">The labels of all rows.</param>
    /// <param name="kernel">The kernel of all rows.</param>
    /// <param name="whole">What was learned of all rows: each training starts there, and so has little left to do.</param>
    /// <param name="regularization">As in training.</param>
    /// <param name="numbers">The number of each row in the pool, which decides on its fold; rows beyond these are in no fold.</param>
    /// <param name="options">How many threads.</param>
    /// <returns>The rows that were left out in some fold, and a score for each row and class; other scores mean nothing.</returns>
    public static (bool[] LeftOut, double[] Scores) Run(CrossEntropy loss, RowKernel kernel, DualVector whole, double regularization, IReadOnlyList<int> numbers, ParallelOptions options)
    {
        var folds = FoldsOf(numbers);
        var isLittleWork = (long)loss.Rows * loss.Length <= MaximumWorkOfAllFolds && loss.Length <= MaximumLengthOfAllFolds;
        var used = isLittleWork ? Math.Min(Folds, numbers.Count) : 1;
        var (leftOut, scores) = (new bool[loss.Rows], new double[loss.Length]);
        Parallel.For(0, used, options, fold =>
        {
            // A row of weight 0 gets no coefficient, yet a score: the kernel need not be cut.
            var weights = loss.Weights.ToArray();
            for (var row = 0; row < folds.Length; row++)
            {
                weights[row] = folds[row] == fold ? 0 : weights[row];
            }

            using var solution = LogisticRegression.Solve(loss.WithWeights(weights), kernel, regularization, Tolerance, options.CancellationToken, whole);
            for (var row = 0; row < folds.Length; row++)
            {
                if (folds[row] == fold)
                {
                    leftOut[row] = true;
                    solution.Scores.Slice(row * loss.Classes, loss.Classes).CopyTo(scores.AsSpan(row * loss.Classes));
                }
            }
        });
        return (leftOut, scores);
    }

    // Equal shares, in an order that has nothing to do with that of the pool.
    private static int[] FoldsOf(IReadOnlyList<int> numbers)
    {
        var folds = new int[numbers.Count];
        var (rank, previous) = (-1, -1);
        foreach (var row in Enumerable.Range(0, numbers.Count).OrderBy(row => TextScanner.Mix((ulong)numbers[row] + 1)))
        {
            // A row that is labeled twice is left out as a whole.
            rank += numbers[row] == previous ? 0 : 1;
            previous = numbers[row];
            folds[row] = rank % Folds;
        }

        return folds;
    }
}
