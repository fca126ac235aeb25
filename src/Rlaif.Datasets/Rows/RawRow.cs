namespace Rlaif.Datasets.Rows;

/// <summary>A row as a file has it, before any check.</summary>
/// <param name="Line">The line that the row starts on, from 1.</param>
/// <param name="Number">The number of the row, from 1.</param>
internal sealed record RawRow(long Line, long Number)
{
    public string? Text { get; init; }

    public string? Id { get; init; }

    public string? Gold { get; init; }

    public string? Known { get; init; }

    public IReadOnlyList<MetadataField> Metadata { get; init; } = [];

    /// <summary>Gets why the row could not be taken apart.</summary>
    public string? Damage { get; init; }

    public static RawRow Damaged(long line, long number, string damage) => new(line, number) { Damage = damage };
}
