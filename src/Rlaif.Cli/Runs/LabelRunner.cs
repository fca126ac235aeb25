using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Views;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif label</c> from its settings to the files of the run.</summary>
internal sealed class LabelRunner(IAnsiConsole console)
{
    public async Task<int> RunAsync(LabelSettings settings, CancellationToken cancellationToken)
    {
        var folder = RunFolder.At(settings.Out, settings.Overwrite);
        var inputs = await LabelInputs.ReadAsync(console, settings, cancellationToken);
        await using var services = LoopFactory.Services(settings, inputs);
        var loop = services.GetRequiredService<ActiveLearningLoop>();
        await using var session = await loop.OpenAsync(inputs.ToRun(), cancellationToken);
        try
        {
            await RoundsView.ShowAsync(console, RoundsAsync(session, cancellationToken));
        }
        catch (Exception exception) when (exception is OperationCanceledException or LabelingException)
        {
            // What has been paid for is written, unless there is nothing.
            if (await SaveAsync(folder, settings, session) is { } saved)
            {
                console.Say($"{saved} What was labeled so far is in {settings.Out}.");
            }

            throw;
        }

        console.Say($"{session.Current.StopReason!.Sentence} {await SaveAsync(folder, settings, session)} All is in {settings.Out}.");
        return ExitCode.Done;
    }

    private static async IAsyncEnumerable<Round> RoundsAsync(ActiveLearningSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await session.RunRoundAsync(cancellationToken) is { } round)
        {
            yield return round;
        }
    }

    private static async Task<string?> SaveAsync(RunFolder folder, LabelSettings settings, ActiveLearningSession session)
    {
        var result = await session.GetResultAsync(CancellationToken.None);
        if (result.Rounds.Count == 0 && result.StopReason is null && result.Labeled.All(row => row.Outcome == AnnotationOutcome.NotAsked))
        {
            return null;
        }

        await folder.SaveAsync(settings, result);
        return Summary.Sentence(result);
    }
}
