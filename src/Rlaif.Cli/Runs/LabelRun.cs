using System.Globalization;
using System.Runtime.CompilerServices;
using Rlaif.Cli.Views;
using Rlaif.Labelers;
using Rlaif.Storage.Sqlite;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>One run from its first question, or from where it was left, to the files of its folder.</summary>
internal sealed class LabelRun(IAnsiConsole console, Notices notices, ActiveLearningLoop loop, LabelSettings settings, LabelInputs inputs, RunFolder folder)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        await folder.BeginAsync(settings);
        SayWhereItGoesOn(session.Current);
        try
        {
            await new RoundsView(console, notices).ShowAsync(RoundsAsync(session, cancellationToken));
            console.Say(session.Current.StopReason!.Sentence);
            await session.CompleteAsync(cancellationToken);
        }
        catch
        {
            await SaveUnfinishedAsync(session);
            throw;
        }

        var result = await session.GetResultAsync(CancellationToken.None);
        var isDone = RunEnd.IsDone(result);
        console.Say($"{await SaveAsync(result, isDone)} All is in {settings.Out}.");
        SayWhatItShowed(result);
        return isDone ? ExitCode.Done : ExitCode.CannotGoOn;
    }

    // The pool is embedded here, which may mean waiting for a server.
    private async Task<ActiveLearningSession> OpenAsync(CancellationToken cancellationToken)
    {
        notices.Arrived += Notices.WriteError;
        try
        {
            return await loop.OpenAsync(inputs.ToRun(), cancellationToken);
        }
        catch (ArgumentException exception) when (folder.IsResumed)
        {
            throw new UsageException($"{settings.Out} is left as it is; give another folder with --out, or replace the run with --overwrite: {exception.Message}");
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            // Of a journal that another process may hold nothing is taken away.
            folder.Leave();
            throw;
        }
        finally
        {
            notices.Arrived -= Notices.WriteError;
        }
    }

    private void SayWhereItGoesOn(ActiveLearningResult result)
    {
        if (folder.IsResumed)
        {
            var answers = Answers(result);
            console.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"Resuming {(result.StopReason is null ? $"in round {result.Rounds.Count + 1}" : $"after round {result.Rounds.Count}")} with {answers:N0} answer{(answers == 1 ? string.Empty : "s")}."));
        }
    }

    private static int Answers(ActiveLearningResult result) => Enumerable.Range(0, result.Labeled.Count)
        .Select(result.Labeled.GetAnnotation)
        .Where(annotation => annotation is { Outcome: not AnnotationOutcome.NotAsked })
        .DistinctBy(annotation => annotation!.ExampleId, StringComparer.Ordinal)
        .Count();

    private static async IAsyncEnumerable<Round> RoundsAsync(ActiveLearningSession session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await session.RunRoundAsync(cancellationToken) is { } round)
        {
            yield return round;
        }
    }

    // Whatever went wrong is told, even where the files cannot be written either; the journal has what was paid for.
    private async Task SaveUnfinishedAsync(ActiveLearningSession session)
    {
        try
        {
            var result = await session.GetResultAsync(CancellationToken.None);
            if (result.StopReason is null && !result.Labeled.Any(row => row.Source == LabelSource.Labeler))
            {
                folder.Leave();
                return;
            }

            console.Say($"{await SaveAsync(result, isFinished: false)} What was labeled so far is in {settings.Out}; rlaif resume {settings.Out} goes on from there.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RlaifException)
        {
            console.Say($"The files of {settings.Out} could not be written; its journal has every answer.");
        }
    }

    private async Task<string> SaveAsync(ActiveLearningResult result, bool isFinished)
    {
        await folder.SaveAsync(RunSummary.Of(settings, inputs, loop.Labeler, result, isFinished), result);
        return Summary.Sentence(result, settings.Limits.MaxCost);
    }

    private void SayWhatItShowed(ActiveLearningResult result)
    {
        foreach (var sentence in Summary.Evidence(result))
        {
            console.Say(sentence);
        }

        if (settings.Selection.TargetAgreement is not null && result.Completion is null)
        {
            console.Say("Nothing is promised of the rows with the classifier's label, since no sample could be asked about; give a higher budget, and go on with rlaif resume.");
        }

        if (loop.Labeler is CanaryLabeler { Report: { Planted: > 0 } canaries })
        {
            console.Say($"{canaries.Steered} of {canaries.Planted} planted texts got the answer that they order.");
        }
    }
}
