using System.Globalization;

namespace Rlaif.Datasets.Rows;

/// <summary>Says what is wrong with a file that a bad row refuses.</summary>
internal static class Refusal
{
    private const int RowsShown = 3;
    private const int MostProblems = 100;
    private const int MostRowsLookedThrough = 1_000_000;

    /// <summary>Tells of the first bad row and of those behind it, so that nobody mends a file row by row.</summary>
    /// <param name="name">What messages call the file.</param>
    /// <param name="first">The bad row that was come upon.</param>
    /// <param name="rest">The rows behind it; <see langword="null"/> where waiting for them could take forever.</param>
    /// <param name="check">Judges the rest.</param>
    public static DatasetException Of(string name, SkippedRow first, IEnumerator<RawRow>? rest, RowCheck check)
    {
        var bad = new List<SkippedRow> { first };
        try
        {
            return new DatasetException($"{Words(name, bad, isAll: rest is null || AddFrom(rest, check, bad))}.");
        }
        catch (DatasetException worse)
        {
            return new DatasetException($"{Words(name, bad, isAll: false)}; what is more, {worse.Message}", worse);
        }
    }

    // True where the end was reached.
    private static bool AddFrom(IEnumerator<RawRow> rest, RowCheck check, List<SkippedRow> bad)
    {
        for (var row = 0; bad.Count < MostProblems && row < MostRowsLookedThrough; row++)
        {
            if (!rest.MoveNext())
            {
                return true;
            }

            if (check.Register(rest.Current) is { } problem)
            {
                bad.Add(new SkippedRow(rest.Current.Line, problem));
            }
        }

        return false;
    }

    private static string Words(string name, List<SkippedRow> bad, bool isAll)
    {
        var shown = string.Join("; ", bad.Take(RowsShown).Select(row => $"line {row.Line}: {row.Reason}"));
        var count = isAll ? $"{bad.Count} rows in all" : $"at least {bad.Count} rows";
        var words = bad.Count == 1 ? "mend the row" : $"{(bad.Count > RowsShown ? "… " : string.Empty)}{count}; mend them";
        return string.Create(CultureInfo.InvariantCulture, $"{name}, {shown}; {words}, or leave out what is bad (--bad-rows skip, or BadRowHandling.Skip in code)");
    }
}
