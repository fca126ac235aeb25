using Rlaif.Cli.Records;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Spectre.Console;

namespace Rlaif.Cli.Checks;

/// <summary>Runs <c>rlaif doctor</c>: says what a run would stumble over.</summary>
internal sealed class Doctor(IAnsiConsole console, LabelSettings settings, TimeProvider clock)
{
    private bool _hasFailed;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (models, key) = LoopFactory.ModelList(settings);
        using var notices = new Notices();
        notices.Arrived += Notices.WriteError;
        Say(DiskCheck.Run(settings.Out));
        foreach (var result in await new ServerCheck(settings, models, key, clock).RunAsync(cancellationToken))
        {
            Say(result);
        }

        // Asking would only fail with the same sentence.
        foreach (var result in _hasFailed ? [] : await new RowCheck(settings).RunAsync(notices, cancellationToken))
        {
            Say(result);
        }

        foreach (var result in settings.Embeddings is { } embeddings ? await new EmbeddingCheck(embeddings, clock).RunAsync(notices, cancellationToken) : [])
        {
            Say(result);
        }

        return _hasFailed ? ExitCode.CannotGoOn : ExitCode.Done;
    }

    private void Say(CheckResult result)
    {
        _hasFailed |= result.Level == CheckLevel.Fail;
        console.Say($"{JsonName.Of(result.Level),-5} {result.Name}: {result.Sentence}");
    }
}
