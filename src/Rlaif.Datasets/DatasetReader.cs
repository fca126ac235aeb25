using System.Runtime.CompilerServices;
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
    public static async Task<Dataset> ReadAsync(string path, DatasetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new DatasetOptions();
        var rows = new List<DatasetRow>();
        var skipped = new List<SkippedRow>();
        var check = new RowCheck(path, options);
        await foreach (var raw in RawRowsAsync(path, options, cancellationToken).ConfigureAwait(false))
        {
            if (check.Register(raw) is not { } problem)
            {
                rows.Add(new DatasetRow(new TextExample(check.Id(raw), raw.Text!), raw.Gold, raw.Known));
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

    private static async IAsyncEnumerable<RawRow> RawRowsAsync(
        string path, DatasetOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var file = Open(path);
        using var text = new StreamReader(file);
        var rows = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => CsvRows.ReadAsync(file, path, separator: null, options, cancellationToken),
            ".tsv" => CsvRows.ReadAsync(file, path, '\t', options, cancellationToken),
            ".jsonl" or ".ndjson" => JsonRows.ReadAsync(text, path, options, cancellationToken),
            ".txt" => TextRows.ReadAsync(text, path, options, cancellationToken),
            var extension => throw new DatasetException($"{path} ends in '{extension}'; Rlaif reads .csv, .tsv, .jsonl and .txt."),
        };
        await foreach (var row in rows.ConfigureAwait(false))
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
