namespace Rlaif.Datasets;

/// <summary>The kinds of files that hold texts.</summary>
public enum DatasetFormat
{
    /// <summary>Comma-separated values with a header; semicolons, tabs and bars are recognized too.</summary>
    Csv,

    /// <summary>Tab-separated values with a header.</summary>
    Tsv,

    /// <summary>A JSON object a line.</summary>
    Jsonl,

    /// <summary>A text a line.</summary>
    Txt,
}
