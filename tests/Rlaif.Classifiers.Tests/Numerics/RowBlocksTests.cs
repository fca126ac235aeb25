using Rlaif.Classifiers.Numerics;

namespace Rlaif.Classifiers.Tests.Numerics;

public sealed class RowBlocksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void ForEach_AnyNumberOfRows_MeetsEachOnceInItsBlock(int rows)
    {
        var blocks = new int[rows];

        RowBlocks.ForEach(rows, new ParallelOptions(), (start, count) =>
        {
            Assert.InRange(count, 1, RowBlocks.Size);
            for (var row = start; row < start + count; row++)
            {
                Interlocked.Add(ref blocks[row], 1 + RowBlocks.Number(start));
            }
        });

        Assert.Equal(Enumerable.Range(0, rows).Select(row => 1 + (row / RowBlocks.Size)), blocks);
        Assert.Equal(rows == 0 ? 0 : blocks[^1], RowBlocks.Count(rows));
    }
}
