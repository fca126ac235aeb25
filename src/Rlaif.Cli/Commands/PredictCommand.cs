using System.CommandLine;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Commands;

/// <summary><c>rlaif predict</c>: labels a file with a saved classifier, without any labeler.</summary>
internal sealed class PredictCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "The model.rlaif of a run." };
    private readonly DataOptions _data = new();
    private readonly EmbeddingArguments _embeddings = new();
    private readonly Option<string?> _format = new("--format") { Description = "How texts stand in standard input, where POOL is -; txt by default." };
    private readonly Option<string?> _out = new("--out") { Description = "The file to write, .csv or .jsonl; - for standard output, which is the default where POOL is -.", HelpName = "FILE" };
    private readonly Option<string?> _outFormat = new("--out-format") { Description = "What is written; by the name of --out, else csv." };

    private PredictCommand()
    {
        _format.AcceptOnly("csv", "tsv", "jsonl", "txt");
        _outFormat.AcceptOnly("csv", "jsonl");
    }

    public static Command Create(IAnsiConsole console)
    {
        var options = new PredictCommand();
        var command = new Command("predict", "Label texts with a saved classifier: a file, or standard input (-), of any size.") { options._model };
        options._data.AddTo(command);
        options._embeddings.AddTo(command);
        command.Add(options._format);
        command.Add(options._out);
        command.Add(options._outFormat);
        command.SetAction((parsed, cancellationToken) => new PredictRunner(console, options.Read(parsed)).RunAsync(cancellationToken));
        return command;
    }

    private PredictSettings Read(ParseResult parsed)
    {
        var texts = parsed.GetRequiredValue(_data.Pool);
        var format = parsed.GetValue(_format);
        if (format is not null && texts != PredictSettings.Standard)
        {
            throw new UsageException("--format is for standard input; a file says by the ending of its name what it holds.");
        }

        var output = parsed.GetValue(_out)
            ?? (texts == PredictSettings.Standard ? PredictSettings.Standard : throw new UsageException("--out is missing; name the file to write, or - for standard output."));
        return new PredictSettings
        {
            Model = parsed.GetRequiredValue(_model),
            Texts = texts,
            Format = Enum.Parse<DatasetFormat>(format ?? "txt", ignoreCase: true),
            Data = _data.Read(parsed),
            Embeddings = _embeddings.Read(parsed),
            Out = output,
            WritesJson = (parsed.GetValue(_outFormat) ?? Format(output)) is "jsonl" or "ndjson",
        };
    }

    // A name without an ending says nothing, and a table is what most people want.
    private static string Format(string output)
    {
        var ending = Path.GetExtension(output).ToLowerInvariant();
        return ending is "" or ".csv" or ".txt" or ".jsonl" or ".ndjson" ? ending.TrimStart('.')
            : throw new UsageException($"'{output}' would be no {ending} file; name one that ends in .csv or .jsonl with --out, or say which it is with --out-format.");
    }
}
