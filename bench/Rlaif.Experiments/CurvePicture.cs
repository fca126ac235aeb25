using System.Globalization;
using Rlaif.Cli.Charts;

namespace Rlaif.Experiments;

/// <summary>Draws the mean curves of several strategies: a panel a strategy, a color a data set, random rows beside each.</summary>
internal static class CurvePicture
{
    private const string AtRandom = "random";
    private const int Columns = 3;
    private const double Heading = 26;
    private const double Legend = 34;
    private const string Style = """
        svg{font:13px system-ui,sans-serif;background:#fff}text{fill:#333}.h{font-weight:600;font-size:15px}.middle{text-anchor:middle}.end{text-anchor:end;dominant-baseline:middle}
        .grid{stroke:#e4e4e4}.axis{stroke:#777}.line{fill:none;stroke-width:2}.dashed{stroke-dasharray:4 4;stroke-width:1.4}.c1{stroke:#0072b2}.c2{stroke:#d55e00}.c3{stroke:#009e73}
        """;

    public static string Draw(IReadOnlyList<Curve> curves, int batch)
    {
        var sets = curves.Select(curve => curve.Data).Distinct(StringComparer.Ordinal).ToList();
        var strategies = curves.Select(curve => curve.Strategy).Where(strategy => strategy != AtRandom).Distinct(StringComparer.Ordinal).ToList();
        var means = curves.GroupBy(curve => (curve.Strategy, curve.Data)).ToDictionary(group => group.Key, group => MeanCurve.Of([.. group]));
        var rows = (strategies.Count + Columns - 1) / Columns;
        var (width, height) = (Columns * Frame.Width, (rows * (Frame.Height + Heading)) + Legend);
        var markup = new Markup().Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")), ("width", width), ("role", "img"), ("aria-label", $"Accuracy by labels of {string.Join(", ", strategies)}, each beside random rows"));
        markup.Open("style").Raw(Style).Close("style");
        for (var index = 0; index < strategies.Count; index++)
        {
            var (x, y) = (index % Columns * Frame.Width, (index / Columns * (Frame.Height + Heading)) + Heading);
            markup.Element("text", strategies[index], ("x", x + (Frame.Width / 2)), ("y", y - 6), ("class", "h middle"));
            markup.Open("svg", ("x", x), ("y", y), ("width", Frame.Width), ("height", Frame.Height));
            Panel(sets, strategies[index], means, batch).Draw(new Svg(markup));
            markup.Close("svg");
        }

        DrawLegend(markup, sets, height - (Legend / 2));
        return markup.Close("svg").ToString();
    }

    private static LineChart Panel(List<string> sets, string strategy, Dictionary<(string Strategy, string Data), double[]> means, int batch) => new()
    {
        Id = strategy,
        Title = strategy,
        Caption = strategy,
        Data = new DataTable([], []),
        NameOfX = "labels",
        NameOfY = "accuracy",
        CountsOnX = true,
        RangeOfY = (means.Values.Min(mean => mean.Min()), means.Values.Max(mean => mean.Max())),
        Series =
        [
            .. sets.SelectMany((data, color) => new[] { (AtRandom, SeriesForm.Dashed), (strategy, SeriesForm.Solid) }
                .Where(line => means.ContainsKey((line.Item1, data)))
                .Select(line => new Series(data, line.Item2, color + 1, [.. means[(line.Item1, data)].Select((accuracy, round) => new ChartPoint((round + 1) * batch, accuracy))]))),
        ],
    };

    private static void DrawLegend(Markup markup, List<string> sets, double y)
    {
        var svg = new Svg(markup);
        for (var index = 0; index < sets.Count; index++)
        {
            var x = 60.0 + (index * 240);
            svg.Line(x, y, x + 30, y, $"line c{index + 1}");
            markup.Element("text", sets[index], ("x", x + 38), ("y", y + 4));
        }

        markup.Element("text", "dashed: random rows", ("x", 60.0 + (sets.Count * 240)), ("y", y + 4));
    }
}
