using Rlaif.Datasets.Rows;

namespace Rlaif.Datasets;

/// <summary>Which columns of a file to read, and how strictly.</summary>
public sealed class DatasetOptions
{
    /// <summary>Gets or sets the column of the text; a TXT file has none.</summary>
    /// <value>The default is <c>text</c>.</value>
    public string TextColumn { get; set; } = "text";

    /// <summary>Gets or sets the column of the identifier.</summary>
    /// <value>The default, <see langword="null"/>, numbers the rows from 1.</value>
    public string? IdColumn { get; set; }

    /// <summary>Gets or sets the column of the true label.</summary>
    /// <value>The default, <see langword="null"/>, reads none.</value>
    public string? GoldColumn { get; set; }

    /// <summary>Gets or sets the column of labels that are known for some rows.</summary>
    /// <value>The default, <see langword="null"/>, reads none.</value>
    public string? KnownColumn { get; set; }

    /// <summary>Gets or sets what happens to a row that is empty, damaged or too long.</summary>
    /// <value>The default is <see cref="BadRowHandling.Refuse"/>.</value>
    public BadRowHandling BadRows { get; set; }

    /// <summary>Gets or sets the name of the encoding; a byte-order mark in the file stands above it.</summary>
    /// <value>Such as <c>windows-1252</c> or <c>utf-16</c>. The default, <see langword="null"/>, is UTF-8.</value>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    public string? Encoding { get; set => field = KnownEncoding(value); }

    /// <summary>Gets or sets the longest text, in characters.</summary>
    /// <value>1 to 10,000,000. The default is 1,000,000.</value>
    public int MaxTextLength { get; set => field = InRange(value, nameof(MaxTextLength)); } = 1_000_000;

    private static string? KnownEncoding(string? value) => value is null || TextEncoding.Find(value) is not null
        ? value
        : throw new ArgumentException($"There is no encoding '{value}'; give a name such as windows-1252, iso-8859-15, utf-16 or shift_jis.", nameof(value));

    private static int InRange(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10_000_000, name);
        return value;
    }
}
