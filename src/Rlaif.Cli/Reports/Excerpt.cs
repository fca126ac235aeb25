namespace Rlaif.Cli.Reports;

/// <summary>The first of many, since a page that shows all would not open.</summary>
/// <param name="Items">Those that are shown.</param>
/// <param name="Total">How many there are.</param>
internal sealed record Excerpt<T>(IReadOnlyList<T> Items, int Total)
{
    public const int Most = 100;

    public static Excerpt<T> Of(IReadOnlyCollection<T> all) => new([.. all.Take(Most)], all.Count);
}
