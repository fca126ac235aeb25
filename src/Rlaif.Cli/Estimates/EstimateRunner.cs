using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Spectre.Console;

namespace Rlaif.Cli.Estimates;

/// <summary>Runs <c>rlaif estimate</c>: prices the planned loop and shows one prompt; nothing is sent.</summary>
internal sealed class EstimateRunner(IAnsiConsole console, LabelSettings settings, bool asJson)
{
    private readonly List<PromptMessage> _prompt = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var inputs = await LabelInputs.ReadAsync(asJson ? PlainLines.OnErrors : console, settings, cancellationToken);
        using var notices = new Notices();
        notices.Arrived += Notices.WriteError;
        var unsent = Unsent(settings);
        await using var services = LoopFactory.Services(unsent, inputs, notices, client => new UnsentChatClient(client, Keep));
        var forecast = RunForecast.Of(services.GetRequiredService<ActiveLearningLoop>(), settings, inputs)
            ?? throw new UsageException("--labeler oracle asks no model and costs nothing; give the labeler that the run is planned with.");

        // A single question is asked of the model alone: neither as a batch nor beside planted texts.
        await using var plain = LoopFactory.Services(unsent.Plain(), inputs, notices, client => new UnsentChatClient(client, Keep));
        await RenderAsync(plain.GetRequiredService<ActiveLearningLoop>(), RunForecast.Sample(inputs.Examples, 1)[0], cancellationToken);
        if (asJson)
        {
            console.SayAll(JsonSerializer.Serialize(EstimateReport.Of(forecast, _prompt), EstimateJson.Readable.EstimateReport));
        }
        else
        {
            SayAll(EstimateReport.Of(forecast, _prompt));
        }

        return ExitCode.Done;
    }

    // Embeddings would be asked for, be it of the classes alone; a prompt of many classes then has those that share words with the row.
    private static LabelSettings Unsent(LabelSettings settings) =>
        settings with { IsUnsent = true, Embeddings = null, Classifier = settings.Classifier == "embedding" ? "auto" : settings.Classifier };

    private async Task RenderAsync(ActiveLearningLoop loop, TextExample example, CancellationToken cancellationToken)
    {
        await foreach (var _ in loop.Labeler.LabelAsync([new LabelRequest(example, Round: 1, Attempt: 1, settings.Seed)], cancellationToken))
        {
        }
    }

    // Of a jury, the first member's.
    private void Keep(IEnumerable<ChatMessage> messages)
    {
        lock (_prompt)
        {
            if (_prompt.Count == 0)
            {
                _prompt.AddRange(messages.Select(message => new PromptMessage(message.Role.Value, message.Text)));
            }
        }
    }

    private void SayAll(EstimateReport report)
    {
        console.Say($"{string.Empty,-10}{"rows",12}{"requests",12}{"prompt tokens",16}{"completion tokens",20}{"US dollars",14}");
        foreach (var (name, figures) in (ReadOnlySpan<(string, EstimateFigures)>)[("low", report.Low), ("expected", report.Expected), ("high", report.High)])
        {
            var cost = figures.CostUsd?.ToString("0.00##", CultureInfo.InvariantCulture) ?? "not known";
            console.Say(string.Create(CultureInfo.InvariantCulture, $"{name,-10}{figures.Rows,12:N0}{figures.Requests,12:N0}{figures.PromptTokens,16:N0}{figures.CompletionTokens,20:N0}{cost,14}"));
        }

        console.Say(string.Empty);
        console.Say("The prompt of one row; nothing was sent:");
        foreach (var message in report.Prompt)
        {
            console.SayAll($"[{message.Role}] {message.Text}");
        }
    }
}
