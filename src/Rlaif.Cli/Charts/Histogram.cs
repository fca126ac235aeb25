using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Draws how often values fall into equal parts of 0 to 1, for some moments beside each other.</summary>
internal sealed record Histogram : Chart
{
    public required string NameOfX { get; init; }

    /// <summary>Gets the moments: a name, and the share of rows in each part.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<double> Shares)> Moments { get; init; }

    public override IReadOnlyList<(string Name, string Style)> Legend => [.. Moments.Select((moment, index) => (moment.Name, Style(index)))];

    public override void Draw(Svg svg)
    {
        var most = Moments.SelectMany(moment => moment.Shares).DefaultIfEmpty(1).Max();
        var frame = new Frame((0, 1), (0, most * 100));
        frame.Draw(svg, NameOfX, "% of rows");
        foreach (var (index, moment) in Moments.Index())
        {
            Draw(svg, frame, index, moment);
        }
    }

    private void Draw(Svg svg, Frame frame, int index, (string Name, IReadOnlyList<double> Shares) moment)
    {
        double parts = moment.Shares.Count;
        foreach (var (part, share) in moment.Shares.Index())
        {
            var (from, to) = (frame.X[part / parts] + 1, frame.X[(part + 1) / parts] - 1);
            var (width, top) = ((to - from) / Moments.Count, frame.Y[share * 100]);
            var tip = string.Create(CultureInfo.InvariantCulture, $"{moment.Name}, {NameOfX} {part / parts:0.00} to {(part + 1) / parts:0.00}: {share * 100:0.0} % of rows");
            svg.Rectangle(from + (index * width), top, width, Frame.Floor - top, Style(index), tip);
        }
    }

    // The colors that are furthest apart, for what is compared in one place.
    private static string Style(int index) => $"bar c{index + 1}";
}
