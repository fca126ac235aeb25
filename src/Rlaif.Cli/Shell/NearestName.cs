namespace Rlaif.Cli.Shell;

/// <summary>Finds what somebody meant who wrote a name that nobody knows.</summary>
internal static class NearestName
{
    /// <summary>Gives the name in the fewest edits; <see langword="null"/> where none is near.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        var most = Math.Max(1, (written.TrimStart('-').Length + 1) / 3);
        return names.Select(name => (Name: name, Edits: Edits(written, name)))
            .Where(candidate => candidate.Edits <= most)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // Insertions, deletions, replacements, and two letters that changed places (Damerau, 1964; Levenshtein, 1966).
    private static int Edits(string from, string to)
    {
        var edits = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1,
                    Math.Min(edits[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Swapped(i, j)));
            }
        }

        return edits[from.Length, to.Length];

        int Swapped(int i, int j) => i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] ? edits[i - 2, j - 2] + 1 : int.MaxValue;
    }
}
