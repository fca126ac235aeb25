using System.Runtime.CompilerServices;

namespace Rlaif.Datasets.Rows;

/// <summary>Reads a text a line.</summary>
internal static class TextRows
{
    public static async IAsyncEnumerable<RawRow> ReadAsync(TextReader reader, DatasetOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One character more than is allowed, so that the check sees what is too long.
        var lines = new LineReader(reader, options.MaxTextLength + 1);
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            yield return new RawRow(lines.Line, lines.Line) { Text = line, Id = $"{lines.Line}" };
        }
    }
}
