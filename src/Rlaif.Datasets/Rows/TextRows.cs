namespace Rlaif.Datasets.Rows;

/// <summary>Reads a text a line.</summary>
internal static class TextRows
{
    public static IEnumerable<RawRow> Read(TextReader reader, string path, DatasetOptions options)
    {
        if (options is { IdColumn: not null } or { GoldColumn: not null } or { KnownColumn: not null } || options.TextColumn != new DatasetOptions().TextColumn)
        {
            throw new DatasetException($"{path} is a text a line and has no columns; give a CSV, TSV or JSONL file to read columns from.");
        }

        // One character more than is allowed, so that the check sees what is too long.
        var lines = new LineReader(reader, options.MaxTextLength + 1);
        while (lines.Read() is { } line)
        {
            yield return new RawRow(lines.Line, lines.Line) { Text = line };
        }
    }
}
