using System.CommandLine;
using Rlaif.Cli.Runs;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif export</c>: writes what a run has brought so far, even where its journal is damaged.</summary>
internal sealed class ExportCommand
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of the run." };
    private readonly Option<string?> _output = new("--out") { Description = "The file of all rows with their labels, .csv or .jsonl.", HelpName = "FILE" };
    private readonly Option<string?> _format = new("--format") { Description = "What is written to --out: the table of all rows as csv or jsonl, by the name of the file where it is left out; answered rows as chat, conversations to fine-tune a model with (.jsonl), or as classifier, texts with labels to train one with (.csv)." };
    private readonly Option<bool> _predicted = new("--predicted") { Description = "With the formats chat and classifier, write the rows too whose label is the classifier's." };
    private readonly Option<string?> _review = new("--review") { Description = "The file of the rows set aside or in doubt, .csv, with an empty column corrected for rlaif review import.", HelpName = "FILE.csv" };

    private ExportCommand() => _format.AcceptOnly("csv", "jsonl", "chat", "classifier");

    public static Command Create(IAnsiConsole console)
    {
        var options = new ExportCommand();
        var command = new Command("export", "Write what a run has brought so far, asking nobody; a damaged journal is read as far as it goes.")
        {
            options._folder, options._output, options._format, options._predicted, options._review,
        };
        command.SetAction((parsed, cancellationToken) => options.RunAsync(new ExportRunner(console, parsed.GetRequiredValue(options._folder)), parsed, cancellationToken));
        return command;
    }

    private Task<int> RunAsync(ExportRunner runner, ParseResult parsed, CancellationToken cancellationToken) => (parsed.GetValue(_output), parsed.GetValue(_review)) switch
    {
        ({ } path, null) => runner.WriteLabelsAsync(path, Format(path, parsed), parsed.GetValue(_predicted), cancellationToken),
        (null, { } path) when Ending(path, "--review", ".csv") is not null => runner.WriteReviewAsync(path, cancellationToken),
        _ => throw new UsageException("Say what to write: --out FILE for all rows, or --review FILE for those that a person is to look at."),
    };

    private ExportFormat Format(string path, ParseResult parsed)
    {
        var format = parsed.GetValue(_format) is { } name ? Enum.Parse<ExportFormat>(name, ignoreCase: true)
            : Ending(path, "--out", ".csv", ".jsonl", ".ndjson") == ".csv" ? ExportFormat.Csv : ExportFormat.Jsonl;
        return format is ExportFormat.Chat or ExportFormat.Classifier || !parsed.GetValue(_predicted)
            ? format
            : throw new UsageException("--predicted is for the formats chat and classifier; the others have every row.");
    }

    private static string Ending(string path, string option, params string[] known)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        return known.Contains(ending, StringComparer.Ordinal) ? ending : throw new UsageException($"'{path}' has no ending that is known; name a file that ends in {string.Join(" or ", known)} with {option}.");
    }
}
