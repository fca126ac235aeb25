using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Estimates;
using Rlaif.Cli.Records;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Labelers;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif suggest-labels</c>.</summary>
internal sealed class SuggestRunner(IAnsiConsole console, LabelSettings settings)
{
    // The loop is made for its model alone; classes are what is looked for.
    private const string NoClasses = "a,b";

    public async Task<int> RunAsync(int rows, CancellationToken cancellationToken)
    {
        if (File.Exists(settings.Out) && !settings.Overwrite)
        {
            throw new UsageException($"{settings.Out} is there already; give another file with --out, or replace it with --overwrite.");
        }

        var inputs = await LabelInputs.ReadAsync(console, settings with { Labels = NoClasses }, cancellationToken);
        using var notices = new Notices();
        notices.Arrived += Notices.WriteError;
        await using var services = LoopFactory.Services(settings, inputs with { Instructions = null }, notices, client => client);
        var options = new LabelSuggesterOptions();
        options.Instructions = inputs.Instructions ?? options.Instructions;
        options.MaxOutputTokens = settings.MaxOutputTokens ?? options.MaxOutputTokens;
        var suggested = await new LabelSuggester(services.GetRequiredKeyedService<IChatClient>(string.Empty), options)
            .SuggestAsync([.. RunForecast.Sample(inputs.Examples, rows).Select(example => example.Text)], cancellationToken);
        await AtomicFile.WriteAsync(settings.Out, stream => WriteAsync(stream, suggested.Labels));
        Say(suggested);
        return ExitCode.Done;
    }

    private void Say(SuggestedLabels suggested)
    {
        foreach (var label in suggested.Labels)
        {
            console.Say(label.Description is { } description ? $"{label.Name}: {description}" : label.Name);
        }

        var cost = suggested.Cost is { } dollars ? string.Create(CultureInfo.InvariantCulture, $", {dollars:0.00##} US dollars") : string.Empty;
        console.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{suggested.Labels.Count} classes are in {settings.Out} ({suggested.Usage.PromptTokens + suggested.Usage.CompletionTokens:N0} tokens{cost}); edit them, then run rlaif label {settings.Pool} --text {settings.Data.TextColumn} --labels-file {settings.Out} with the options of the labeler as here."));
    }

    private static async Task WriteAsync(Stream stream, LabelSet labels)
    {
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        foreach (var label in labels)
        {
            json.WriteStartObject();
            json.WriteString("name", label.Name);
            json.WriteString("description", label.Description ?? string.Empty);
            json.WriteStartArray("examples");
            foreach (var example in label.Examples)
            {
                json.WriteStringValue(example);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
