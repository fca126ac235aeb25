using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Draws a bar a row, made of parts that stand for the same thing in every bar.</summary>
internal sealed record BarChart : Chart
{
    private const double RowHeight = 22;
    private const double Left = 160;
    private const double Right = 60;
    private const int LongestName = 20;

    /// <summary>Gets the names of the parts, in order, each with its color.</summary>
    public required IReadOnlyList<(string Name, int Color)> Parts { get; init; }

    /// <summary>Gets the bars: a name, and a count for each part.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<long> Counts)> Bars { get; init; }

    public override (double Width, double Height) Size => (Frame.Width, Math.Max(1, Bars.Count) * RowHeight);

    public override IReadOnlyList<(string Name, string Style)> Legend => [.. Parts.Select(part => (part.Name, Style(part.Color)))];

    public override void Draw(Svg svg)
    {
        var most = Bars.Select(bar => bar.Counts.Sum()).DefaultIfEmpty(1).Max();
        var scale = new Scale(0, most, Left, Frame.Width - Right);
        foreach (var (index, bar) in Bars.Index())
        {
            Draw(svg, scale, bar, (index + 0.5) * RowHeight);
        }
    }

    private void Draw(Svg svg, Scale scale, (string Name, IReadOnlyList<long> Counts) bar, double middle)
    {
        long before = 0;
        foreach (var (part, count) in bar.Counts.Index())
        {
            if (count > 0)
            {
                var tip = string.Create(CultureInfo.InvariantCulture, $"{bar.Name}, {Parts[part].Name}: {Quantity.Of(count, "row")}");
                svg.Rectangle(scale[before], middle - 7, scale[before + count] - scale[before], 14, Style(Parts[part].Color), tip);
            }

            before += count;
        }

        svg.Text(Left - 8, middle, Shortened.InTheMiddle(LongestName, bar.Name), "tick end");
        svg.Text(scale[before] + 6, middle, before.ToString("N0", CultureInfo.InvariantCulture), "tick start");
    }

    private static string Style(int color) => $"bar c{color}";
}
