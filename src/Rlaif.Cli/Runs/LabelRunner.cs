using Microsoft.Extensions.DependencyInjection;
using Rlaif.Classifiers;
using Rlaif.Cli.Views;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif label</c> and <c>rlaif resume</c> from the settings to the files of the run.</summary>
internal sealed class LabelRunner(IAnsiConsole console)
{
    public async Task<int> RunAsync(LabelSettings settings, CancellationToken cancellationToken)
    {
        await RunFolder.CheckAsync(settings, cancellationToken);
        var inputs = await LabelInputs.ReadAsync(console, settings, cancellationToken);
        using var notices = new Notices();
        if (settings.DryRun is { } rows)
        {
            return await new DryRunner(console, settings, inputs).RunAsync(rows, cancellationToken);
        }

        settings = settings.WithFullPaths();
        await using var services = LoopFactory.Services(settings, inputs, notices, RunFolder.JournalOf(settings.Out));
        var loop = services.GetRequiredService<ActiveLearningLoop>();
        console.Say(loop.Trainer is EmbeddingTrainer ? $"Classifier: embedding, by {settings.Embeddings!.Model}." : $"Classifier: {(settings.Classifier == "mlnet" ? "mlnet" : "linear")}.");
        CostForecast.Say(console, loop, settings, inputs);
        using var folder = await RunFolder.OpenAsync(settings, cancellationToken);
        return await new LabelRun(console, notices, loop, settings, inputs, folder).RunAsync(cancellationToken);
    }
}
