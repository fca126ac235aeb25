using System.CommandLine;
using Rlaif.Cli.Checks;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif doctor</c>: checks what a run needs.</summary>
internal static class DoctorCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var labeler = new LabelerArguments();
        var embeddings = new EmbeddingArguments();
        var folder = new Option<string>("--out") { Description = "The folder that runs are to be written to; the working directory by default.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var command = new Command("doctor", "Check what a run needs: disk, endpoint, clock, key and model, what the server can do by labeling one row, and the embedding model where one is named.");
        labeler.AddTo(command);
        embeddings.AddTo(command);
        command.Add(folder);
        labeler.Labeler.Required = true;
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = labeler.Read(parsed, string.Empty, new DatasetOptions()) with { Embeddings = embeddings.Read(parsed), Out = parsed.GetRequiredValue(folder) };
            return settings.Labeler == "oracle"
                ? throw new UsageException("--labeler oracle needs no server to check; name one: openai, azure or compatible.")
                : new Doctor(console, settings, TimeProvider.System).RunAsync(cancellationToken);
        });
        return command;
    }
}
