using System.Globalization;
using Rlaif.Cli.Charts;

namespace Rlaif.Experiments;

/// <summary>Draws the accuracy of runs by labels and, in rows beneath, where each criterion would have ended them.</summary>
/// <remarks>A panel a data set and share of wrong answers, two beside each other; a thin line and a dot in each row a seed.</remarks>
internal static class StopPicture
{
    private const int Columns = 2;
    private const double Names = 132;
    private const double Heading = 26;
    private const double RowHeight = 17;
    private const double Margin = 14;
    private const double LeastRange = 0.05;
    private const string Style = """
        svg{font:13px system-ui,sans-serif;background:#fff}text{fill:#333}.h{font-weight:600;font-size:15px}.middle{text-anchor:middle}.end{text-anchor:end;dominant-baseline:middle}
        .grid{stroke:#e4e4e4}.axis{stroke:#777}.line{fill:none}.reference{stroke-width:.8;opacity:.45}.solid{stroke-width:2.2}.c1{stroke:#0072b2}
        .best{stroke:#009e73;stroke-width:1.6;stroke-dasharray:5 3}.dot{fill:#d55e00;opacity:.75}.never{fill:none;stroke:#d55e00}
        """;

    public static string Draw(IReadOnlyList<Curve> curves)
    {
        List<List<Curve>> panels = [.. curves.GroupBy(curve => (curve.Data, curve.Noise)).Select(group => group.OrderBy(curve => curve.Seed).ToList())];
        string[] criteria = [.. panels[0][0].Stops!.Criteria.Keys];
        var height = Heading + Frame.Height + (criteria.Length * RowHeight) + Margin;
        var (width, whole) = (Names + (Columns * Frame.Width) + Margin, Heading + ((panels.Count + Columns - 1) / Columns * height));
        var markup = new Markup().Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {whole}")), ("width", width), ("role", "img"), ("aria-label", "Accuracy by labels, and where each stopping criterion would have ended the runs"));
        markup.Open("style").Raw(Style).Close("style").Element("text", "dashed: the best stop in hindsight; a dot a seed; a ring: no stop by the end of the curve", ("x", Names + 52), ("y", 16.0));
        for (var index = 0; index < panels.Count; index++)
        {
            var (column, y) = (index % Columns, Heading + (index / Columns * height));
            if (column == 0)
            {
                WriteNames(markup, criteria, y);
            }

            markup.Open("svg", ("x", Names + (column * Frame.Width)), ("y", y), ("width", Frame.Width), ("height", height), ("overflow", "visible"));
            DrawPanel(markup, panels[index], criteria);
            markup.Close("svg");
        }

        return markup.Close("svg").ToString();
    }

    private static void WriteNames(Markup markup, string[] criteria, double y)
    {
        for (var row = 0; row < criteria.Length; row++)
        {
            markup.Element("text", criteria[row], ("x", Names + 40), ("y", y + Middle(row)), ("class", "end"));
        }
    }

    private static void DrawPanel(Markup markup, List<Curve> seeds, string[] criteria)
    {
        var smooth = StoppingLine.Smoothed(MeanCurve.Of(seeds));
        var highest = seeds.Max(curve => curve.Accuracies.Max());
        var frame = new Frame((0, seeds[0].Labels), (Math.Min(seeds.Min(curve => curve.Accuracies.Skip(1).Min()), highest - LeastRange), highest));

        var labels = seeds[0].Stops!.Labels;
        var heading = string.Create(CultureInfo.InvariantCulture, $"{seeds[0].Data}, {(seeds[0].Noise > 0 ? $"{seeds[0].Noise:0 %} wrong answers" : "no wrong answers")}");
        markup.Element("text", heading, ("x", Frame.Width / 2), ("y", Heading - 8), ("class", "h middle"));
        markup.Open("svg", ("y", Heading), ("width", Frame.Width), ("height", Frame.Height), ("overflow", "visible"));
        var svg = new Svg(markup);
        frame.Draw(svg, "labels", "accuracy", countsOnX: true);
        foreach (var curve in seeds)
        {
            svg.Path(curve.Accuracies.Select((accuracy, round) => (frame.X[curve.Stops!.Labels[round]], frame.Y[accuracy])), "line reference c1");
        }

        svg.Path(smooth.Select((accuracy, round) => (frame.X[labels[round]], frame.Y[accuracy])), "line solid c1");
        markup.Close("svg");
        var best = frame.X[labels[StoppingLine.Best(smooth)]];
        new Svg(markup).Line(best, Heading, best, Middle(criteria.Length - 1) + (RowHeight / 2), "best");
        for (var row = 0; row < criteria.Length; row++)
        {
            DrawStops(markup, frame, seeds, criteria[row], Middle(row));
        }
    }

    private static void DrawStops(Markup markup, Frame frame, List<Curve> seeds, string criterion, double y)
    {
        new Svg(markup).Line(frame.X[0], y, frame.X[double.MaxValue], y, "grid");
        foreach (var curve in seeds)
        {
            var labels = curve.Stops!.Criteria[criterion];
            markup.Empty("circle", ("cx", frame.X[labels ?? curve.Labels]), ("cy", y), ("r", 4.0), ("class", labels is null ? "never" : "dot"));
        }
    }

    private static double Middle(int row) => Heading + Frame.Height + ((row + 0.5) * RowHeight);
}
