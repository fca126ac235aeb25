namespace Rlaif.Cli.Charts;

/// <summary>How a series is drawn.</summary>
internal enum SeriesForm
{
    /// <summary>Points on a line.</summary>
    Solid,

    /// <summary>Points on a dashed line.</summary>
    Dashed,

    /// <summary>The ranges alone, as an area.</summary>
    Band,

    /// <summary>Points on a line, each with its range as a bar.</summary>
    Whiskers,

    /// <summary>A thin line to compare with.</summary>
    Reference,
}
