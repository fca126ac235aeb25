using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Tests.Charts;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 1, false, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.62, 1, false, "0.7 0.8 0.9 1.0")]
    [InlineData(0, 1234, false, "0 200 400 600 800 1,000 1,200")]
    [InlineData(1, 3, true, "1 2 3")]
    [InlineData(1, 1, true, "1 2")]
    public void Ticks_AnyEnds_AreRound(double least, double most, bool whole, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Scale(least, most, 0, 100).Ticks(5, whole).Select(tick => tick.Label)));

    [Fact]
    public void Item_Value_LiesBetweenTheEnds()
    {
        var scale = new Scale(0, 2, 100, 0);

        Assert.Equal([100, 50, 0, 0, 100], new[] { 0, 1.0, 2, 3, -1 }.Select(value => scale[value]));
    }
}
