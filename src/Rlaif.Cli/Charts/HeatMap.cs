using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Draws a table of counts as shades: rows are what one side said, columns what the other did.</summary>
internal sealed record HeatMap : Chart
{
    private const int LongestName = 18;
    private const double WidthOfLetter = 6;
    private const double LargestCell = 76;
    private const int Shades = 6;

    public required string NameOfRows { get; init; }

    public required string NameOfColumns { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Gets the count of a row and a column.</summary>
    public required Func<int, int, int> Count { get; init; }

    /// <summary>Gets the sum of a row, with columns that are not shown.</summary>
    public required Func<int, int> Total { get; init; }

    public override (double Width, double Height) Size => (Frame.Width, Top + (Cell * Names.Count) + 4);

    public override IReadOnlyList<(string Name, string Style)> Legend => [("both say the same", "cell right h4"), ("they differ", "cell wrong h4")];

    private double Left => 34 + WidthOfNames;

    // Names of columns that do not fit above their column run upwards.
    private double Top => IsTurned ? 32 + WidthOfNames : 44;

    private double Cell => Math.Min(LargestCell, (Frame.Width - Left - 4) / Names.Count);

    private double WidthOfNames => WidthOfLetter * Math.Min(LongestName, Names.Max(name => name.Length));

    private bool IsTurned => WidthOfNames > Cell;

    public override void Draw(Svg svg)
    {
        for (var row = 0; row < Names.Count; row++)
        {
            svg.Text(Left - 6, Middle(Top, row), Shortened.To(LongestName, Names[row]), "tick end");
            svg.Text(Middle(Left, row), Top - 8, Shortened.To(LongestName, Names[row]), IsTurned ? "tick start" : "tick middle", IsTurned ? -90 : 0);
            for (var column = 0; column < Names.Count; column++)
            {
                DrawCell(svg, row, column);
            }
        }

        svg.Text(11, Top + (Cell * Names.Count / 2), NameOfRows, "name middle", turned: -90);
        svg.Text(Left + (Cell * Names.Count / 2), 12, NameOfColumns, "name middle");
    }

    private void DrawCell(Svg svg, int row, int column)
    {
        if (Count(row, column) is > 0 and var count)
        {
            var share = (double)count / Total(row);
            var tip = string.Create(CultureInfo.InvariantCulture, $"{NameOfRows} {Names[row]}, {NameOfColumns} {Names[column]}: {count:N0} of {Total(row):N0} rows ({share * 100:0.#} %)");
            var shade = Math.Clamp((int)Math.Ceiling(share * Shades), 1, Shades);
            svg.Rectangle(Left + (column * Cell) + 0.5, Top + (row * Cell) + 0.5, Cell - 1, Cell - 1, $"cell {(row == column ? "right" : "wrong")} h{shade}", tip);
            svg.Text(Middle(Left, column), Middle(Top, row), count.ToString(CultureInfo.InvariantCulture), $"count middle on{shade}");
        }
        else
        {
            svg.Line(Middle(Left, column) - 1, Middle(Top, row), Middle(Left, column) + 1, Middle(Top, row), "nothing");
        }
    }

    private double Middle(double start, int index) => start + ((index + 0.5) * Cell);
}
