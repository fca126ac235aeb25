namespace Rlaif.Cli.Charts;

/// <summary>Values that belong together under one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Form">How they are drawn.</param>
/// <param name="Color">The number of the color in the page's palette, from 1.</param>
/// <param name="Points">The values, from left to right.</param>
internal sealed record Series(string Name, SeriesForm Form, int Color, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Gets whether there is something to see; a band takes two points.</summary>
    public bool IsDrawn => Points.Count > (Form == SeriesForm.Band ? 1 : 0);

    public string Style => $"{Form.ToString().ToLowerInvariant()} c{Color}";
}
