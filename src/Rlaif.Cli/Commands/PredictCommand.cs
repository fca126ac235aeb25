using System.CommandLine;
using Microsoft.Extensions.Logging;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif predict</c>: labels a file with a saved classifier, without any labeler.</summary>
internal static class PredictCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var data = new DataOptions();
        var model = new Argument<string>("MODEL") { Description = "The model.rlaif of a run." };
        var output = new Option<string>("--out") { Description = "The CSV file to write.", HelpName = "FILE", Required = true };
        var command = new Command("predict", "Label a file with a saved classifier.") { model };
        data.AddTo(command);
        var embeddings = new EmbeddingArguments();
        embeddings.AddTo(command);
        command.Add(output);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (Path.GetFullPath(parsed.GetRequiredValue(output)) == Path.GetFullPath(parsed.GetRequiredValue(data.Pool)))
            {
                throw new UsageException("--out is the file of the texts itself; give another one, or its other columns would be lost.");
            }

            using var notices = new Notices();
            using var logging = LoggerFactory.Create(builder => builder.AddProvider(notices));
            notices.Arrived += Notices.WriteError;
            var classifier = await SavedModel.LoadAsync(parsed.GetRequiredValue(model), embeddings.Read(parsed), logging, cancellationToken);
            var pool = await DataOptions.ReadAsync(console, parsed.GetRequiredValue(data.Pool), data.Read(parsed), cancellationToken);
            var predictions = await classifier.PredictAsync([.. pool.Rows.Select(row => row.Example.Text)], cancellationToken);
            await AtomicFile.WriteAsync(parsed.GetRequiredValue(output), stream => WriteAsync(stream, classifier.Labels, pool, predictions, cancellationToken));
            console.Say($"{pool.Rows.Count} rows labeled in {parsed.GetRequiredValue(output)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(Stream stream, LabelSet labels, Dataset pool, PredictionTable predictions, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream);
        await LabeledCsv.WriteAsync(writer, pool.Rows.Select((row, index) => Labeled(row, new SoftLabel(predictions[index]))), cancellationToken);

        LabeledExample Labeled(DatasetRow row, SoftLabel prediction) =>
            new(row.Example, labels[prediction.Top].Name, prediction, LabelSource.Classifier, AnnotationOutcome.NotAsked);
    }
}
