namespace Rlaif.Cli.Charts;

/// <summary>Draws series over a common axis.</summary>
internal sealed record LineChart : Chart
{
    public required string NameOfX { get; init; }

    public required string NameOfY { get; init; }

    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>Gets the ends of the horizontal axis; those of the points where none are given.</summary>
    public (double Least, double Most)? RangeOfX { get; init; }

    /// <summary>Gets the ends of the vertical axis.</summary>
    public (double Least, double Most) RangeOfY { get; init; } = (0, 1);

    /// <summary>Gets whether there is nothing between whole numbers on the horizontal axis.</summary>
    public bool CountsOnX { get; init; }

    // What is drawn last lies on top.
    public override IReadOnlyList<(string Name, string Style)> Legend => [.. Series.Where(series => series.IsDrawn).Reverse().Select(series => (series.Name, series.Style))];

    public override void Draw(Svg svg)
    {
        var places = Series.SelectMany(series => series.Points).Select(point => point.X).DefaultIfEmpty(0).ToList();
        var frame = new Frame(RangeOfX ?? (places.Min(), places.Max()), RangeOfY);
        frame.Draw(svg, NameOfX, NameOfY, CountsOnX);
        foreach (var series in Series)
        {
            Draw(svg, frame, series);
        }
    }

    private static void Draw(Svg svg, Frame frame, Series series)
    {
        DrawRanges(svg, frame, series);
        if (series.Form != SeriesForm.Band)
        {
            svg.Path(series.Points.Select(point => (frame.X[point.X], frame.Y[point.Y])), "line " + series.Style);
        }

        foreach (var point in series.Points.Where(point => point.Tip.Length > 0))
        {
            svg.Point(frame.X[point.X], frame.Y[point.Y], series.Style, point.Tip);
        }
    }

    private static void DrawRanges(Svg svg, Frame frame, Series series)
    {
        var ranges = series.Points.Where(point => point is { Low: not null, High: not null }).Select(point => (X: frame.X[point.X], Low: frame.Y[point.Low!.Value], High: frame.Y[point.High!.Value])).ToList();
        if (series.Form == SeriesForm.Whiskers)
        {
            foreach (var (x, low, high) in ranges)
            {
                svg.Line(x, low, x, high, "whisker " + series.Style);
            }
        }
        else if (ranges.Count > 0)
        {
            svg.Area(ranges.Select(range => (range.X, range.High)).Concat(ranges.AsEnumerable().Reverse().Select(range => (range.X, range.Low))), "area " + series.Style);
        }
    }
}
