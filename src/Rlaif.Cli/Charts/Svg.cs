using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Writes the elements of one drawing.</summary>
internal sealed class Svg
{
    private readonly Markup _markup;
    private bool _hasMarks;

    public Svg(Markup markup) => _markup = markup;

    /// <summary>Draws a chart that a screen reader reads as its heading, its caption and its marks.</summary>
    /// <param name="markup">Where to write.</param>
    /// <param name="chart">The chart; the elements with its id and -t, and with -c, name and describe it.</param>
    public static void Write(Markup markup, Chart chart)
    {
        var (width, height) = chart.Size;
        markup.Open("svg", ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {height:0.##}")), ("role", "group"), ("aria-labelledby", chart.Id + "-t"), ("aria-describedby", chart.Id + "-c"));
        chart.Draw(new Svg(markup));
        markup.Close("svg");
    }

    public void Line(double fromX, double fromY, double toX, double toY, string style) =>
        _markup.Empty("line", ("x1", fromX), ("y1", fromY), ("x2", toX), ("y2", toY), ("class", style));

    public void Path(IEnumerable<(double X, double Y)> points, string style) => _markup.Empty("polyline", ("points", Joined(points)), ("class", style));

    public void Area(IEnumerable<(double X, double Y)> outline, string style) => _markup.Empty("polygon", ("points", Joined(outline)), ("class", style));

    /// <summary>Draws a rectangle that has something to tell.</summary>
    public void Rectangle(double x, double y, double width, double height, string style, string tip) =>
        Mark("rect", tip, style, ("x", x), ("y", y), ("width", Math.Max(0, width)), ("height", Math.Max(0, height)));

    /// <summary>Draws a point that has something to tell.</summary>
    public void Point(double x, double y, string style, string tip) => Mark("circle", tip, style, ("cx", x), ("cy", y), ("r", 3.5));

    /// <param name="x">Where the text is anchored.</param>
    /// <param name="y">The middle of the line.</param>
    /// <param name="text">The text.</param>
    /// <param name="style">Says by its class where the anchor is.</param>
    /// <param name="turned">By how many degrees the text is turned.</param>
    public void Text(double x, double y, string text, string style, double turned = 0)
    {
        var turn = turned == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"rotate({turned:0.##} {x:0.##} {y:0.##})");

        // What the text says is said by the marks and by the table of the chart.
        _markup.Element("text", text, ("x", x), ("y", y), ("class", style), ("transform", turn), ("aria-hidden", "true"));
    }

    // The first mark can be reached by the tab key, the others from there by the arrow keys.
    private void Mark(string name, string tip, string style, params ReadOnlySpan<(string Name, object? Value)> place)
    {
        _markup.Empty(name, [.. place, ("class", "mark " + style), ("tabindex", _hasMarks ? "-1" : "0"), ("role", "img"), ("aria-label", tip)]);
        _hasMarks = true;
    }

    private static string Joined(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.##},{point.Y:0.##}")));
}
