using System.CommandLine;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say which classes there are, and what the task is.</summary>
internal sealed class ClassArguments
{
    public Option<string?> Labels { get; } = new("--labels") { Description = "The classes, separated by commas.", HelpName = "A,B,C" };

    public Option<string?> LabelsFile { get; } = new("--labels-file") { Description = "The classes as a JSON array of names, or of objects with name, description and examples.", HelpName = "FILE.json" };

    public Option<string?> Instructions { get; } = new("--instructions") { Description = "A text file that tells the model what the task is.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(Labels);
        command.Add(LabelsFile);
        command.Add(Instructions);
    }
}
