namespace Rlaif.Cli.Charts;

/// <summary>A drawing, with what it shows in words and in numbers.</summary>
internal abstract record Chart
{
    /// <summary>Gets what is unique to the chart in its page.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Gets what it shows, for those who see it and for those who do not.</summary>
    public required string Caption { get; init; }

    /// <summary>Gets the numbers behind it.</summary>
    public required DataTable Data { get; init; }

    /// <summary>Gets the width and height that its coordinates are in.</summary>
    public virtual (double Width, double Height) Size => (Frame.Width, Frame.Height);

    /// <summary>Gets the names of what has to be told apart, each with the style of its swatch.</summary>
    public virtual IReadOnlyList<(string Name, string Style)> Legend => [];

    public abstract void Draw(Svg svg);
}
