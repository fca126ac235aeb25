using System.CommandLine;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary>The options that say how a file of texts is read.</summary>
internal sealed class DataOptions
{
    public Argument<string> Pool { get; } = new("POOL") { Description = "The texts: .csv, .tsv, .jsonl or .txt (a text a line)." };

    public Option<string> Text { get; } = new("--text") { Description = "The column of the text.", HelpName = "COLUMN", DefaultValueFactory = _ => "text" };

    public Option<string?> Id { get; } = new("--id") { Description = "The column of the id; without it rows are numbered.", HelpName = "COLUMN" };

    public Option<string> BadRows { get; } = new("--bad-rows") { Description = "What happens to a row that is empty, damaged or longer than 1,000,000 characters.", DefaultValueFactory = _ => "refuse" };

    public Option<string?> Encoding { get; } = new("--encoding") { Description = "The encoding of the file, such as windows-1252 or utf-16; UTF-8 by default. A byte-order mark in the file stands above it.", HelpName = "NAME" };

    public DataOptions() => BadRows.AcceptOnly("refuse", "skip");

    public void AddTo(Command command)
    {
        command.Add(Pool);
        command.Add(Text);
        command.Add(Id);
        command.Add(BadRows);
        command.Add(Encoding);
    }

    public DatasetOptions Read(ParseResult parsed, string? gold = null, string? known = null) => new()
    {
        TextColumn = parsed.GetRequiredValue(Text),
        IdColumn = parsed.GetValue(Id),
        GoldColumn = gold,
        KnownColumn = known,
        Encoding = parsed.GetValue(Encoding),
        BadRows = parsed.GetRequiredValue(BadRows) == "skip" ? BadRowHandling.Skip : BadRowHandling.Refuse,
    };

    /// <summary>Reads a file and says which rows were left out.</summary>
    public static async Task<Dataset> ReadAsync(IAnsiConsole console, string path, DatasetOptions options, CancellationToken cancellationToken)
    {
        const int Shown = 10;
        var data = await DatasetReader.ReadAsync(path, options, cancellationToken);
        foreach (var row in data.Skipped.Take(Shown))
        {
            console.Say($"{path}, line {row.Line}: {row.Reason}; skipped.");
        }

        if (data.Skipped.Count > Shown)
        {
            console.Say($"{path}: {data.Skipped.Count - Shown} more rows skipped.");
        }

        return data;
    }
}
