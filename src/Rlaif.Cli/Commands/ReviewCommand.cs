using System.CommandLine;
using Rlaif.Cli.Reviews;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif review</c>: what people say of a run's rows.</summary>
internal static class ReviewCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the run." };
        var file = new Argument<string>("FILE") { Description = "A file of rlaif export --review with the column corrected filled in; rows left empty stay as they are." };
        var import = new Command("import", "Take over the labels that a person gave; they stand above any answer.") { folder, file };
        import.SetAction((parsed, cancellationToken) => new ReviewImport(console).RunAsync(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(file), cancellationToken));
        return new Command("review", "Bring back the labels of people.") { import };
    }
}
