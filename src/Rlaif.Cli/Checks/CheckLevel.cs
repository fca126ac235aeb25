namespace Rlaif.Cli.Checks;

/// <summary>How a check came out.</summary>
internal enum CheckLevel
{
    Ok,

    /// <summary>A run will do, with less than there could be.</summary>
    Warn,

    /// <summary>No run will do.</summary>
    Fail,
}
