using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Rlaif.Classifiers;
using Rlaif.Cli.Views;
using Rlaif.Labelers;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Runs <c>rlaif label</c> from its settings to the files of the run.</summary>
internal sealed class LabelRunner(IAnsiConsole console)
{
    public async Task<int> RunAsync(LabelSettings settings, CancellationToken cancellationToken)
    {
        RunFolder.Check(settings.Out, settings.Overwrite);
        var inputs = await LabelInputs.ReadAsync(console, settings, cancellationToken);
        using var notices = new Notices();
        if (settings.DryRun is { } rows)
        {
            return await new DryRunner(console, settings, inputs).RunAsync(rows, cancellationToken);
        }

        await using var services = LoopFactory.Services(settings, inputs, notices);
        var loop = services.GetRequiredService<ActiveLearningLoop>();
        var save = (RunFolder folder, ActiveLearningSession session) => SaveAsync(folder, result => RunSummary.Of(settings, inputs, loop.Labeler, result), session, settings.Limits.MaxCost);
        console.Say(loop.Trainer is EmbeddingTrainer ? $"Classifier: embedding, by {settings.Embeddings!.Model}." : $"Classifier: {(settings.Classifier == "mlnet" ? "mlnet" : "linear")}.");
        CostForecast.Say(console, loop, settings, inputs);
        await using var session = await OpenAsync(loop, inputs, notices, cancellationToken);
        var folder = RunFolder.Open(settings.Out);
        try
        {
            await new RoundsView(console, notices).ShowAsync(RoundsAsync(session, cancellationToken));
            console.Say(session.Current.StopReason!.Sentence);
            await session.CompleteAsync(cancellationToken);
        }
        catch
        {
            // Whatever went wrong: what has been paid for is written, unless there is nothing.
            if (await save(folder, session) is { } saved)
            {
                console.Say($"{saved} What was labeled so far is in {settings.Out}.");
            }

            throw;
        }

        console.Say($"{await save(folder, session)} All is in {settings.Out}.");
        return Conclude(session.Current, loop.Labeler);
    }

    private int Conclude(ActiveLearningResult result, ILabeler labeler)
    {
        foreach (var sentence in Summary.Evidence(result))
        {
            console.Say(sentence);
        }

        SayHowSteadfast(labeler);

        // What time alone will mend is not done: a script is to come back.
        var stop = result.Completion?.StopReason ?? result.StopReason;
        return stop is { ContinueAfter: not null } or { Code: "rate_limited" or "batch_cancelled" } ? ExitCode.CannotGoOn : ExitCode.Done;
    }

    private void SayHowSteadfast(ILabeler labeler)
    {
        if (labeler is CanaryLabeler { Report: { Planted: > 0 } canaries })
        {
            console.Say($"{canaries.Steered} of {canaries.Planted} planted texts got the answer that they order.");
        }
    }

    // The pool is embedded here, which may mean waiting for a server.
    private static async Task<ActiveLearningSession> OpenAsync(ActiveLearningLoop loop, LabelInputs inputs, Notices notices, CancellationToken cancellationToken)
    {
        notices.Arrived += Notices.WriteError;
        var session = await loop.OpenAsync(inputs.ToRun(), cancellationToken);
        notices.Arrived -= Notices.WriteError;
        return session;
    }

    private static async IAsyncEnumerable<Round> RoundsAsync(ActiveLearningSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await session.RunRoundAsync(cancellationToken) is { } round)
        {
            yield return round;
        }
    }

    private static async Task<string?> SaveAsync(RunFolder folder, Func<ActiveLearningResult, RunSummary> summarize, ActiveLearningSession session, decimal? costLimit)
    {
        var result = await session.GetResultAsync(CancellationToken.None);
        // A run that broke off without one label has nothing that is worth replacing an earlier run with.
        if (result.StopReason is null && !result.Labeled.Any(row => row.Source == LabelSource.Labeler))
        {
            folder.Leave();
            return null;
        }

        await folder.SaveAsync(summarize(result), result);
        return Summary.Sentence(result, costLimit);
    }
}
