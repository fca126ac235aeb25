using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Tests.Charts;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(2, "2 rows")]
    [InlineData(1_000_000, "1,000,000 rows")]
    public void Of_Count_NamesOneAndMoreOfThem(int count, string expected) => Assert.Equal(expected, Quantity.Of(count, "row"));
}
