namespace Rlaif.Datasets.Rows;

/// <summary>Names the columns of a file in a message, and never a row that was taken for a header.</summary>
internal static class ColumnNames
{
    private const int MaximumCount = 20;
    private const int MaximumLength = 40;

    public static string List(IEnumerable<string> names)
    {
        string[] shown = [.. names.Take(MaximumCount + 1).Select(name => name.Length <= MaximumLength ? name : name[..MaximumLength] + "…")];
        return string.Join(", ", shown.Take(MaximumCount)) + (shown.Length > MaximumCount ? ", …" : string.Empty);
    }
}
