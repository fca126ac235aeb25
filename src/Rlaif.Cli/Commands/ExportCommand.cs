using System.CommandLine;
using Rlaif.Cli.Runs;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif export</c>: writes what a run has brought so far, even where its journal is damaged.</summary>
internal static class ExportCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the run." };
        var output = new Option<string?>("--out") { Description = "The file of all rows with their labels, .csv or .jsonl.", HelpName = "FILE" };
        var review = new Option<string?>("--review") { Description = "The file of the rows set aside or in doubt, .csv, with an empty column corrected for rlaif review import.", HelpName = "FILE.csv" };
        var command = new Command("export", "Write what a run has brought so far, asking nobody; a damaged journal is read as far as it goes.") { folder, output, review };
        command.SetAction((parsed, cancellationToken) =>
        {
            var runner = new ExportRunner(console, parsed.GetRequiredValue(folder));
            return (parsed.GetValue(output), parsed.GetValue(review)) switch
            {
                ({ } path, null) => runner.WriteLabelsAsync(path, Ending(path, "--out", ".csv", ".jsonl", ".ndjson") != ".csv", cancellationToken),
                (null, { } path) when Ending(path, "--review", ".csv") is not null => runner.WriteReviewAsync(path, cancellationToken),
                _ => throw new UsageException("Say what to write: --out FILE for all rows, or --review FILE for those that a person is to look at."),
            };
        });
        return command;
    }

    private static string Ending(string path, string option, params string[] known)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        return known.Contains(ending, StringComparer.Ordinal) ? ending : throw new UsageException($"'{path}' has no ending that is known; name a file that ends in {string.Join(" or ", known)} with {option}.");
    }
}
