using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rlaif.Cli.Commands;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Evaluations;

/// <summary>Runs <c>rlaif evaluate</c>.</summary>
internal sealed class EvaluateRunner(IAnsiConsole console, EvaluateSettings settings)
{
    private const int RowsOfALabeler = 100;
    private const ulong Draw = 0x4556414C;

    // Where JSON goes to standard output, nothing else does.
    private readonly IAnsiConsole _talk = settings.IsJson ? PlainLines.OnErrors : console;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var notices = new Notices();
        notices.Arrived += Notices.WriteError;
        var report = settings.Labeler is { } labeler
            ? await MeasureAsync(labeler, notices, cancellationToken)
            : await MeasureAsync(settings.Model!, notices, cancellationToken);
        if (settings.IsJson)
        {
            console.SayAll(JsonSerializer.Serialize(report, EvaluationJson.Readable.EvaluationReport));
        }
        else
        {
            EvaluationView.Say(console, report);
        }

        return cancellationToken.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done;
    }

    private async Task<EvaluationReport> MeasureAsync(string model, Notices notices, CancellationToken cancellationToken)
    {
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(notices));
        var classifier = await SavedModel.LoadAsync(model, settings.Embeddings, logging, cancellationToken);
        var rows = Drawn(await DataOptions.ReadAsync(_talk, settings.File, settings.Data, cancellationToken), settings.Rows);
        var gold = Gold(rows, classifier.Labels);
        var predictions = await classifier.PredictAsync([.. rows.Select(row => row.Example.Text)], cancellationToken);
        return EvaluationReport.Of(classifier.Labels, predictions, gold);
    }

    private async Task<EvaluationReport> MeasureAsync(LabelSettings labeler, Notices notices, CancellationToken cancellationToken)
    {
        var inputs = await LabelInputs.ReadAsync(_talk, labeler, cancellationToken);
        var rows = Drawn(inputs.Pool, settings.Rows ?? RowsOfALabeler);
        var gold = Gold(rows, inputs.Labels);
        await using var services = LoopFactory.Services(labeler, inputs, notices, client => client);
        var loop = services.GetRequiredService<ActiveLearningLoop>();
        var places = rows.Index().ToDictionary(row => row.Item.Example.Id, row => row.Index, StringComparer.Ordinal);
        var annotations = new Annotation?[rows.Count];
        try
        {
            await foreach (var annotation in loop.Labeler.LabelAsync([.. rows.Select((row, index) => new LabelRequest(row.Example, Round: 1, Attempt: 1, labeler.Seed + (ulong)index))], cancellationToken))
            {
                annotations[places[annotation.ExampleId]] = annotation;
            }
        }
        catch (OperationCanceledException) when (Array.Exists(annotations, annotation => annotation is not null))
        {
            // What was answered is paid for, and tells something.
            Notices.WriteError($"Cancelled after {annotations.Count(annotation => annotation is not null)} of {rows.Count} answers; the figures are those of these.");
        }

        int[] answered = [.. Enumerable.Range(0, rows.Count).Where(index => annotations[index] is not null)];
        return EvaluationReport.Of(inputs.Labels, [.. answered.Select(index => annotations[index]!)], [.. answered.Select(index => gold[index])]);
    }

    // In the order of the file, whatever was drawn first.
    private List<DatasetRow> Drawn(Dataset data, int? count)
    {
        List<DatasetRow> rows = [.. data.Rows.Where(row => row.Gold is not null)];
        if (rows.Count == 0)
        {
            throw new UsageException($"{settings.File} has no row with a true label in the column '{settings.Data.GoldColumn}'; give rows to measure on.");
        }

        if (count is not { } wanted || wanted >= rows.Count)
        {
            return rows;
        }

        var places = Enumerable.Range(0, rows.Count).ToArray();
        Seeds.Random(settings.Seed, Draw).Shuffle(places);
        return [.. places.Take(wanted).Order().Select(place => rows[place])];
    }

    private int[] Gold(List<DatasetRow> rows, LabelSet labels) => [.. rows.Select(row => labels.IndexOf(row.Gold!) is >= 0 and var label
        ? label
        : throw new UsageException($"The true label '{row.Gold}' in {settings.File} is none of the classes ({string.Join(", ", labels.Take(5).Select(known => known.Name))}{(labels.Count > 5 ? ", …" : string.Empty)}); give a file with their names."))];
}
