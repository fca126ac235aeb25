using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Estimates;
using Rlaif.Cli.Records;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif label --dry-run N</c>: asks about a few rows, shows all of it, and writes nothing.</summary>
internal sealed class DryRunner(IAnsiConsole console, LabelSettings settings, LabelInputs inputs)
{
    private readonly Transcript _transcript = new();

    public async Task<int> RunAsync(int rows, CancellationToken cancellationToken)
    {
        using var notices = new Notices();
        notices.Arrived += Notices.WriteError;
        var asked = settings.Plain();
        await using var services = LoopFactory.Services(asked, inputs, notices, client => new TranscribingChatClient(client, _transcript));
        var loop = services.GetRequiredService<ActiveLearningLoop>();
        var annotations = new List<Annotation>();
        foreach (var (index, example) in RunForecast.Sample(inputs.Examples, rows).Index())
        {
            // One at a time, so that what is shown together belongs together.
            await foreach (var annotation in loop.Labeler.LabelAsync([new LabelRequest(example, Round: 1, Attempt: 1, settings.Seed + (ulong)index)], cancellationToken))
            {
                annotations.Add(annotation);
                Show(annotation);
            }
        }

        console.Say($"{annotations.Count} rows asked about, {Spending.Of(annotations)}; nothing was written.");

        // What the server takes is known by now, and makes the guess a narrower one; batches and planted texts are another labeler's.
        await using var planned = LoopFactory.Services(settings, inputs, notices, client => client);
        CostForecast.Say(console, asked == settings ? loop : planned.GetRequiredService<ActiveLearningLoop>(), settings, inputs);
        return annotations.Exists(annotation => annotation.Outcome is AnnotationOutcome.Labeled or AnnotationOutcome.Abstained) ? ExitCode.Done : ExitCode.CannotGoOn;
    }

    private void Show(Annotation annotation)
    {
        console.Say($"# {annotation.ExampleId}");
        foreach (var line in _transcript.Take())
        {
            console.SayAll(line);
        }

        var label = annotation.Label is { } answer ? $" {inputs.Labels[answer.Top].Name}, confidence {answer.Confidence.ToString("0.000", CultureInfo.InvariantCulture)} ({JsonName.Of(annotation.ConfidenceSource)})" : string.Empty;
        console.Say($"{JsonName.Of(annotation.Outcome)}{label}{(annotation.Detail is { } detail ? $": {detail}" : string.Empty)}; {Spending.Of(annotation)}");
        console.Say(string.Empty);
    }
}
