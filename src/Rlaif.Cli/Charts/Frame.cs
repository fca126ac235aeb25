namespace Rlaif.Cli.Charts;

/// <summary>The plot of a chart: axes with round numbers, grid lines, names of the axes with their units.</summary>
internal sealed class Frame
{
    public const double Width = 460;
    public const double Height = 280;
    public const double Floor = Height - Bottom;
    private const double Left = 52;
    private const double Right = 14;
    private const double Top = 12;
    private const double Bottom = 46;
    private const int Ticks = 5;

    /// <param name="x">The ends of the horizontal axis.</param>
    /// <param name="y">The ends of the vertical axis.</param>
    public Frame((double Least, double Most) x, (double Least, double Most) y)
    {
        X = new Scale(x.Least, x.Most, Left, Width - Right);
        Y = new Scale(y.Least, y.Most, Height - Bottom, Top);
    }

    public Scale X { get; }

    public Scale Y { get; }

    /// <param name="svg">Where to draw.</param>
    /// <param name="nameOfX">What stands on the horizontal axis.</param>
    /// <param name="nameOfY">What stands on the vertical axis.</param>
    /// <param name="countsOnX">Whether there is nothing between whole numbers on the horizontal axis.</param>
    public void Draw(Svg svg, string nameOfX, string nameOfY, bool countsOnX = false)
    {
        foreach (var (value, label) in Y.Ticks(Ticks))
        {
            svg.Line(Left, Y[value], Width - Right, Y[value], "grid");
            svg.Text(Left - 7, Y[value], label, "tick end");
        }

        foreach (var (value, label) in X.Ticks(Ticks, countsOnX))
        {
            svg.Line(X[value], Floor, X[value], Floor + 4, "axis");
            svg.Text(X[value], Floor + 14, label, "tick middle");
        }

        svg.Line(Left, Floor, Width - Right, Floor, "axis");
        svg.Text((Left + Width - Right) / 2, Height - 9, nameOfX, "name middle");
        svg.Text(11, (Top + Floor) / 2, nameOfY, "name middle", turned: -90);
    }
}
