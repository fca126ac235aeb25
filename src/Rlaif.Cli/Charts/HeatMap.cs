using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Draws a table of counts as shades: rows are what one side said, columns what the other did.</summary>
/// <remarks>Names that do not fit above their columns stand at the rows alone; there, a number leads from one to the other.</remarks>
internal sealed record HeatMap : Chart
{
    private const int LongestName = 20;

    // On a phone the letters are larger beside the rest.
    private const double WidthOfLetter = 8.6;
    private const double WidthOfNumber = 24;
    private const double WidthOfTitle = 26;
    private const double Top = 46;
    private const double LargestCell = 120;
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

    private double Left => WidthOfTitle + WidthOfNames + (IsNumbered ? WidthOfNumber : 0);

    private double Cell => CellBeside(Left);

    private double WidthOfNames => WidthOfLetter * Math.Min(LongestName, Names.Max(Shortened.Width));

    private bool IsNumbered => WidthOfNames > CellBeside(WidthOfTitle + WidthOfNames);

    public override void Draw(Svg svg)
    {
        for (var row = 0; row < Names.Count; row++)
        {
            DrawNames(svg, row);
            for (var column = 0; column < Names.Count; column++)
            {
                DrawCell(svg, row, column);
            }
        }

        svg.Text(11, Top + (Cell * Names.Count / 2), NameOfRows, "name middle", turned: -90);
        svg.Text(Left + (Cell * Names.Count / 2), 12, NameOfColumns, "name middle");
    }

    private void DrawNames(Svg svg, int index)
    {
        var name = Shortened.InTheMiddle(LongestName, Names[index]);
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        if (IsNumbered)
        {
            svg.Text(Left - 6, Middle(Top, index), number, "number end");
        }

        svg.Text(Left - 6 - (IsNumbered ? WidthOfNumber : 0), Middle(Top, index), name, "tick end");
        svg.Text(Middle(Left, index), Top - 10, IsNumbered ? number : name, IsNumbered ? "number middle" : "tick middle");
    }

    private void DrawCell(Svg svg, int row, int column)
    {
        if (Count(row, column) is > 0 and var count)
        {
            var share = (double)count / Total(row);
            var tip = string.Create(CultureInfo.InvariantCulture, $"{NameOfRows} {Names[row]}, {NameOfColumns} {Names[column]}: {count:N0} of {Quantity.Of(Total(row), "row")} ({share * 100:0.#} %)");
            var shade = Math.Clamp((int)Math.Ceiling(share * Shades), 1, Shades);
            svg.Rectangle(Left + (column * Cell) + 0.5, Top + (row * Cell) + 0.5, Cell - 1, Cell - 1, $"cell {(row == column ? "right" : "wrong")} h{shade}", tip);
            svg.Text(Middle(Left, column), Middle(Top, row), count.ToString(CultureInfo.InvariantCulture), $"count middle on{shade}");
        }
        else
        {
            svg.Line(Middle(Left, column) - 1, Middle(Top, row), Middle(Left, column) + 1, Middle(Top, row), "nothing");
        }
    }

    private double CellBeside(double left) => Math.Min(LargestCell, (Frame.Width - left - 4) / Names.Count);

    private double Middle(double start, int index) => start + ((index + 0.5) * Cell);
}
