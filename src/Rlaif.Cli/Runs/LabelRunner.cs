using Microsoft.Extensions.DependencyInjection;
using Rlaif.Classifiers;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Estimates;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif label</c> and <c>rlaif resume</c> from the settings to the files of the run.</summary>
internal sealed class LabelRunner(RunOutput output, Interruption interruption)
{
    public async Task<int> RunAsync(LabelSettings settings)
    {
        if (output.IsJson && settings.DryRun is not null)
        {
            throw new UsageException("--dry-run shows prompts and answers to people; leave out --json.");
        }

        interruption.Saves();
        var (console, cancellationToken) = (output.Console, interruption.Finish);
        await RunFolder.CheckAsync(settings, cancellationToken);
        var inputs = await LabelInputs.ReadAsync(console, settings, cancellationToken);
        using var notices = new Notices();
        if (settings.DryRun is { } rows)
        {
            return await new DryRunner(console, settings, inputs).RunAsync(rows, cancellationToken);
        }

        settings = settings.WithFullPaths();
        var calls = new CallsUnderWay(interruption.Finish);
        await using var services = LoopFactory.Services(settings, inputs, notices, calls.Around, RunFolder.JournalOf(settings.Out));
        var loop = services.GetRequiredService<ActiveLearningLoop>();
        console.Say(loop.Trainer is EmbeddingTrainer ? $"Classifier: embedding, by {settings.Embeddings!.Model}." : $"Classifier: {(settings.Classifier == "mlnet" ? "mlnet" : "linear")}.");
        ForeignBytes.Say(settings);

        // A run that goes on had its leave, and what is left of it only its journal knows.
        if (!RunFolder.GoesOn(settings) && CostForecast.Say(console, loop, settings, inputs) && !await Consent.IsGivenAsync(console, settings, cancellationToken))
        {
            console.Say("Nothing was sent.");
            return ExitCode.Cancelled;
        }

        using var folder = await RunFolder.OpenAsync(settings, cancellationToken);
        return await new LabelRun(output, notices, loop, settings, inputs, folder, calls, interruption).RunAsync();
    }
}
