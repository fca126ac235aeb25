using Rlaif.Datasets.Rows;

namespace Rlaif.Datasets;

/// <summary>Reads CSV, TSV, JSONL and TXT files of texts.</summary>
/// <remarks>Files are UTF-8 with or without byte-order mark, or as <see cref="DatasetOptions.Encoding"/> says; the ending of the name says which kind a file is.</remarks>
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

    /// <summary>Reads a file row by row, other columns included, however large it is; identifiers are not compared.</summary>
    /// <param name="path">The file: <c>.csv</c>, <c>.tsv</c>, <c>.jsonl</c>, <c>.ndjson</c> or <c>.txt</c>.</param>
    /// <param name="options">The columns; <see langword="null"/> for the defaults.</param>
    /// <param name="skipped">Told of each row that is left out; <see langword="null"/> for nobody.</param>
    /// <returns>The rows, read when they are asked for; perhaps none.</returns>
    /// <exception cref="DatasetException">While reading: the file is missing, lacks a column, or has a row that is refused.</exception>
    public static IEnumerable<DatasetRow> ReadRows(string path, DatasetOptions? options = null, Action<SkippedRow>? skipped = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FileRows(path, options ?? new DatasetOptions(), isWhole: false, skipped);
    }

    /// <summary>Reads a stream row by row, such as standard input, other columns included; identifiers are not compared.</summary>
    /// <param name="source">The stream; it need not be seekable.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="format">How rows stand in it.</param>
    /// <param name="options">The columns; <see langword="null"/> for the defaults.</param>
    /// <param name="skipped">Told of each row that is left out; <see langword="null"/> for nobody.</param>
    /// <returns>The rows, read when they are asked for; perhaps none.</returns>
    /// <exception cref="DatasetException">While reading: a column is missing, or a row is refused.</exception>
    public static IEnumerable<DatasetRow> ReadRows(Stream source, string name, DatasetFormat format, DatasetOptions? options = null, Action<SkippedRow>? skipped = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Rows(source, name, format, options ?? new DatasetOptions(), isWhole: false, skipped);
    }

    /// <summary>Tells whether every row of a file has the columns of the first.</summary>
    internal static bool HasHeader(string path) => FormatOf(path) is not DatasetFormat.Jsonl;

    private static Dataset Read(string path, DatasetOptions options, CancellationToken cancellationToken)
    {
        var rows = new List<DatasetRow>();
        var skipped = new List<SkippedRow>();
        foreach (var row in FileRows(path, options, isWhole: true, skipped.Add))
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.Add(row);
        }

        return rows.Count > 0
            ? new Dataset(rows, skipped)
            : throw new DatasetException($"{path} has no row with a text; give a file with at least one.");
    }

    private static IEnumerable<DatasetRow> FileRows(string path, DatasetOptions options, bool isWhole, Action<SkippedRow>? skipped)
    {
        var format = FormatOf(path);
        using var file = Open(path);
        foreach (var row in Rows(file, path, format, options, isWhole, skipped))
        {
            yield return row;
        }
    }

    private static IEnumerable<DatasetRow> Rows(Stream source, string name, DatasetFormat format, DatasetOptions options, bool isWhole, Action<SkippedRow>? skipped)
    {
        var check = new RowCheck(name, options, comparesIds: isWhole);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        using var rows = RawRows(TextEncoding.AsUtf8(source, options.Encoding), name, format, options, withMetadata: !isWhole).GetEnumerator();
        while (rows.MoveNext())
        {
            var raw = rows.Current;
            if (check.Register(raw) is not { } problem)
            {
                yield return new DatasetRow(new TextExample(check.Id(raw), raw.Text!), Shared(raw.Gold, labels), Shared(raw.Known, labels)) { Metadata = raw.Metadata };
            }
            else if (options.BadRows == BadRowHandling.Skip)
            {
                skipped?.Invoke(new SkippedRow(raw.Line, problem));
            }
            else
            {
                // What cannot be sought, such as a pipe, may never end.
                throw Refusal.Of(name, new SkippedRow(raw.Line, problem), source.CanSeek ? rows : null, check);
            }
        }
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

    private static DatasetFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => DatasetFormat.Csv,
        ".tsv" => DatasetFormat.Tsv,
        ".jsonl" or ".ndjson" => DatasetFormat.Jsonl,
        ".txt" => DatasetFormat.Txt,
        var extension => throw new DatasetException($"{path} ends in '{extension}'; Rlaif reads .csv, .tsv, .jsonl and .txt."),
    };

    private static IEnumerable<RawRow> RawRows(Stream source, string name, DatasetFormat format, DatasetOptions options, bool withMetadata) => format switch
    {
        DatasetFormat.Csv => CsvRows.Read(source, name, separator: null, options, withMetadata),
        DatasetFormat.Tsv => CsvRows.Read(source, name, '\t', options, withMetadata),
        DatasetFormat.Jsonl => JsonRows.Read(new StreamReader(source, leaveOpen: true), name, options, withMetadata),
        DatasetFormat.Txt => TextRows.Read(new StreamReader(source, leaveOpen: true), name, options),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The format must be one of CSV, TSV, JSONL and TXT."),
    };

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
