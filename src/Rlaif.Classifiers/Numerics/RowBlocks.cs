namespace Rlaif.Classifiers.Numerics;

/// <summary>Cuts rows into blocks for threads; fixed, so that the work is cut the same way whatever their number.</summary>
internal static class RowBlocks
{
    public const int Size = 256;

    public static int Count(int rows) => (rows + Size - 1) / Size;

    /// <summary>Returns the number of the block that a row stands in.</summary>
    public static int Number(int row) => row / Size;

    /// <summary>Returns where a row stands in its block.</summary>
    public static int Position(int row) => row % Size;

    /// <summary>Does something to each block.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="options">How many threads.</param>
    /// <param name="body">Takes the first row of a block and its number of rows.</param>
    public static void ForEach(int rows, ParallelOptions options, Action<int, int> body) =>
        Parallel.For(0, Count(rows), options, block => body(block * Size, Math.Min(Size, rows - (block * Size))));
}
