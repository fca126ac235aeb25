namespace Rlaif.Datasets.Rows;

/// <summary>Keeps the names of a file's other columns apart from those that are written beside them.</summary>
/// <remarks>A name that is taken gets <c>input.</c> before it, and so does one that has it already: what was apart stays apart.</remarks>
internal static class MetadataName
{
    private const string Prefix = "input.";

    /// <summary>Returns the name that a column is written under.</summary>
    /// <param name="name">The name in the file.</param>
    /// <param name="taken">The columns that Rlaif writes; case makes no difference, as it makes none to databases.</param>
    public static string Beside(string name, IReadOnlyList<string> taken)
    {
        var bare = name;
        while (bare.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            bare = bare[Prefix.Length..];
        }

        return taken.Contains(bare, StringComparer.OrdinalIgnoreCase) ? Prefix + name : name;
    }
}
