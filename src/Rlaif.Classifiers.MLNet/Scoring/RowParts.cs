namespace Rlaif.Classifiers.MLNet.Scoring;

/// <summary>Cuts rows into a part a thread; ML.NET reads each part on its own.</summary>
internal static class RowParts
{
    // Setting up a pass costs about as much as reading some hundred rows.
    private const int SmallestPart = 1024;

    public static void ForEach(int rows, ParallelOptions parallelism, Action<int, int> action)
    {
        parallelism.CancellationToken.ThrowIfCancellationRequested();
        var threads = parallelism.MaxDegreeOfParallelism > 0 ? parallelism.MaxDegreeOfParallelism : Environment.ProcessorCount;
        var parts = Math.Clamp(rows / SmallestPart, 1, threads);
        if (parts == 1)
        {
            action(0, rows);
            return;
        }

        Parallel.For(0, parts, parallelism, part =>
        {
            var start = (int)((long)rows * part / parts);
            action(start, (int)((long)rows * (part + 1) / parts) - start);
        });
    }
}
