namespace Rlaif.Datasets;

/// <summary>What one row holds in a column that is neither its text, its identifier nor its known label.</summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Value">The text, or JSON as it stands in the file.</param>
/// <param name="IsJson">Whether <paramref name="Value"/> is JSON: a number, a list, whatever is no text.</param>
public readonly record struct MetadataField(string Name, string Value, bool IsJson = false)
{
    /// <summary>Gets what a table shows: nothing where there is no value.</summary>
    internal string Cell => IsJson && Value == "null" ? string.Empty : Value;

    /// <summary>Returns the name: values may be private.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
