using Rlaif.Datasets.Rows;

namespace Rlaif.Datasets;

/// <summary>Reads CSV, TSV, JSONL and TXT files of texts.</summary>
/// <remarks>Files are UTF-8 with or without byte-order mark; the ending of the name says which kind a file is.</remarks>
public static class DatasetReader
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file: <c>.csv</c>, <c>.tsv</c>, <c>.jsonl</c>, <c>.ndjson</c> or <c>.txt</c>.</param>
    /// <param name="options">The columns; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The rows, at least one.</returns>
    /// <exception cref="DatasetException">The file is missing, empty, lacks a column, repeats an identifier, or has a row that is refused.</exception>
    public static Task<Dataset> ReadAsync(string path, DatasetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // Taking rows apart is work for a processor, of which the waiting for a disk is a small part.
        return Task.Run(() => Read(path, options ?? new DatasetOptions(), cancellationToken), cancellationToken);
    }

    private static Dataset Read(string path, DatasetOptions options, CancellationToken cancellationToken)
    {
        var rows = new List<DatasetRow>();
        var skipped = new List<SkippedRow>();
        var check = new RowCheck(path, options);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var raw in RawRows(path, options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (check.Register(raw) is not { } problem)
            {
                rows.Add(new DatasetRow(new TextExample(check.Id(raw), raw.Text!), Shared(raw.Gold, labels), Shared(raw.Known, labels)));
            }
            else if (options.BadRows == BadRowHandling.Skip)
            {
                skipped.Add(new SkippedRow(raw.Line, problem));
            }
            else
            {
                throw new DatasetException($"{path}, line {raw.Line}: {problem}; mend the row, or skip bad rows (--bad-rows skip, or BadRows in code).");
            }
        }

        return rows.Count > 0
            ? new Dataset(rows, skipped)
            : throw new DatasetException($"{path} has no row with a text; give a file with at least one.");
    }

    // There are few labels and many rows: one string a label will do.
    private static string? Shared(string? label, HashSet<string> labels)
    {
        if (label is null || labels.Add(label))
        {
            return label;
        }

        labels.TryGetValue(label, out var first);
        return first;
    }

    private static IEnumerable<RawRow> RawRows(string path, DatasetOptions options)
    {
        using var file = Open(path);
        using var text = new StreamReader(file);
        var rows = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => CsvRows.Read(file, path, separator: null, options),
            ".tsv" => CsvRows.Read(file, path, '\t', options),
            ".jsonl" or ".ndjson" => JsonRows.Read(text, path, options),
            ".txt" => TextRows.Read(text, path, options),
            var extension => throw new DatasetException($"{path} ends in '{extension}'; Rlaif reads .csv, .tsv, .jsonl and .txt."),
        };
        foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16 });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(
                File.Exists(path) ? $"{path} cannot be opened; see whether you may read it and nobody holds it."
                : Directory.Exists(path) ? $"{path} is a folder; name a file in it."
                : $"There is no file {path}; check the path.",
                exception);
        }
    }
}
