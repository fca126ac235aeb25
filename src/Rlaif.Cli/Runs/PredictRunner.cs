using Microsoft.Extensions.Logging;
using Rlaif.Cli.Charts;
using Rlaif.Cli.Records;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Labels texts with a saved classifier, as they are read: a file of any size takes the same memory.</summary>
internal sealed class PredictRunner(IAnsiConsole console, PredictSettings settings)
{
    private const int NameShown = 40;
    private const int RowsOfChunk = 8_192;
    private const int SkippedShown = 10;
    private int _skipped;
    private IReadOnlyList<string> _columns = [];
    private bool _leavesOut;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        ThrowIfItWouldReplaceItself();
        using var notices = new Notices();
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(notices));
        notices.Arrived += Notices.WriteError;
        var classifier = await SavedModel.LoadAsync(settings.Model, settings.Embeddings, logging, cancellationToken);
        long rows = 0;
        if (settings.Out == PredictSettings.Standard)
        {
            await using var output = Console.OpenStandardOutput();
            await WriteAsync(output);
            return ExitCode.Done;
        }

        await AtomicFile.WriteAsync(settings.Out, WriteAsync);
        Say($"{rows} rows labeled in {settings.Out}.");
        return ExitCode.Done;

        async Task WriteAsync(Stream stream) => rows = await PredictAsync(classifier, stream, cancellationToken);
    }

    // While a chunk is predicted, the next one is read and the one before written.
    private async Task<long> PredictAsync(IClassifier classifier, Stream destination, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(destination);
        using var chunks = Rows().Chunk(RowsOfChunk).GetEnumerator();
        long rows = 0;
        var writing = Task.CompletedTask;
        var reading = ReadAsync();
        try
        {
            while (await reading is { } chunk)
            {
                reading = ReadAsync();
                var predictions = await classifier.PredictAsync(Array.ConvertAll(chunk, row => row.Example.Text), cancellationToken);
                await writing;
                var isFirst = rows == 0;
                TakeColumns(chunk, isFirst);
                writing = Task.Run(() => WriteAsync(writer, Labeled(classifier.Labels, chunk, predictions), chunk, isFirst, cancellationToken), cancellationToken);
                rows += chunk.Length;
            }

            await writing;
        }
        finally
        {
            // Reader and writer are closed below, and must not be in use then; what went wrong first is what is told.
            await Task.WhenAll(reading, writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return rows > 0 ? rows : throw new DatasetException($"{Name} has no row with a text; give at least one.");

        Task<DatasetRow[]?> ReadAsync() => Task.Run(() => chunks.MoveNext() ? chunks.Current : null, cancellationToken);
    }

    // A table has its header before its rows; JSON lines may have fields that no row of the first chunk had.
    private void TakeColumns(DatasetRow[] chunk, bool isFirst)
    {
        if (settings.WritesJson || _leavesOut)
        {
            return;
        }

        var columns = InputMetadata.ColumnsOf(chunk);
        _columns = isFirst ? columns : _columns;
        if (columns.Except(_columns, StringComparer.Ordinal).FirstOrDefault() is { } late)
        {
            _leavesOut = true;
            Say($"The field '{Shortened.To(NameShown, late)}' of {Name} comes after the first {RowsOfChunk} rows, so that the table has no column for it; give --out-format jsonl, or a file that ends in .jsonl, to have every field.");
        }
    }

    private Task WriteAsync(StreamWriter writer, IEnumerable<LabeledExample> labeled, DatasetRow[] rows, bool isFirst, CancellationToken cancellationToken)
    {
        var metadata = new InputMetadata(_columns, rows);
        return settings.WritesJson
            ? LabeledJsonl.WriteAsync(writer, labeled, metadata, cancellationToken)
            : LabeledCsv.WriteAsync(writer, labeled, metadata, hasHeader: isFirst, cancellationToken);
    }

    private static IEnumerable<LabeledExample> Labeled(LabelSet labels, DatasetRow[] rows, PredictionTable predictions)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            var prediction = new SoftLabel(predictions[index]);
            yield return new LabeledExample(rows[index].Example, labels[prediction.Top].Name, prediction, LabelSource.Classifier, AnnotationOutcome.NotAsked);
        }
    }

    private IEnumerable<DatasetRow> Rows() =>
        settings.Texts == PredictSettings.Standard
            ? WatchedForHeader(DatasetReader.ReadRows(Console.OpenStandardInput(), Name, settings.Format, settings.Data, SaySkipped))
            : DatasetReader.ReadRows(settings.Texts, settings.Data, SaySkipped);

    // A table that is read as lines of text would be labeled, header and commas and all.
    private IEnumerable<DatasetRow> WatchedForHeader(IEnumerable<DatasetRow> rows)
    {
        var isFirst = settings.Format == DatasetFormat.Txt;
        foreach (var row in rows)
        {
            if (isFirst && row.Example.Text.Split(',', '\t').Contains(settings.Data.TextColumn, StringComparer.OrdinalIgnoreCase))
            {
                Say($"The first line of {Name} has '{settings.Data.TextColumn}' in it, as the header of a table has; give --format csv or tsv where it is one.");
            }

            isFirst = false;
            yield return row;
        }
    }

    private string Name => settings.Texts == PredictSettings.Standard ? "standard input" : settings.Texts;

    private void SaySkipped(SkippedRow row)
    {
        if (++_skipped <= SkippedShown)
        {
            Say($"{Name}, line {row.Line}: {row.Reason}; skipped.{(_skipped == SkippedShown ? " Further rows are skipped without a word." : string.Empty)}");
        }
    }

    // Where labels go to standard output, nothing else does.
    private void Say(string line)
    {
        if (settings.Out == PredictSettings.Standard)
        {
            Notices.WriteError(line);
        }
        else
        {
            console.Say(line);
        }
    }

    private void ThrowIfItWouldReplaceItself()
    {
        if (settings.Out != PredictSettings.Standard && settings.Texts != PredictSettings.Standard && Path.GetFullPath(settings.Out) == Path.GetFullPath(settings.Texts))
        {
            throw new UsageException("--out is the file of the texts itself; give another one.");
        }
    }
}
