using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Tests.Charts;

public sealed class SeriesTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "line")]
    [InlineData(2, "line band")]
    public void Legend_FewPoints_NamesOnlyWhatIsDrawn(int points, string expected)
    {
        List<ChartPoint> values = [.. Enumerable.Range(0, points).Select(x => new ChartPoint(x, 0.5, Low: 0.4, High: 0.6))];
        var chart = new LineChart
        {
            Id = "chart",
            Title = "Chart",
            Caption = "A chart.",
            NameOfX = "x",
            NameOfY = "y",
            Series = [new Series("band", SeriesForm.Band, 1, values), new Series("line", SeriesForm.Solid, 1, values)],
            Data = new DataTable([], []),
        };

        Assert.Equal(expected, string.Join(' ', chart.Legend.Select(entry => entry.Name)));
    }
}
