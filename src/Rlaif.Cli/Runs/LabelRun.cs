using System.Globalization;
using System.Text.Json;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Records;
using Rlaif.Cli.Reports;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Journals;
using Rlaif.Labelers;
using Rlaif.Storage.Sqlite;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>One run from its first question, or from where it was left, to the files of its folder.</summary>
internal sealed class LabelRun(RunOutput output, Notices notices, ActiveLearningLoop loop, LabelSettings settings, LabelInputs inputs, RunFolder folder, CallsUnderWay calls, Interruption interruption)
{
    private readonly IAnsiConsole _console = output.Console;
    private readonly RunProgress _progress = new(TimeProvider.System);

    public async Task<int> RunAsync()
    {
        await using var session = await OpenAsync(interruption.Finish);
        SayWhereItGoesOn(session.Current);
        await folder.BeginAsync(settings);
        try
        {
            var panel = new RunPanel(settings.Budget, settings.Limits.MaxCost);
            await new RunView(_console, notices, _progress, panel, calls, interruption.Finish).ShowAsync(() => WorkAsync(session));
        }
        catch
        {
            await SaveUnfinishedAsync(session);
            throw;
        }

        var result = await session.GetResultAsync(CancellationToken.None);
        var isDone = RunEnd.IsDone(result);
        _console.Say(result.StopReason!.Sentence);
        var summary = await SaveAsync(result, isDone);
        _console.Say($"{Summary.Sentence(result, settings.Limits.MaxCost)} All is in {settings.Out}.");
        SayWhatItShowed(result, summary);
        return isDone ? ExitCode.Done : ExitCode.CannotGoOn;
    }

    private async Task WorkAsync(ActiveLearningSession session)
    {
        // What a server takes hours for goes on there; nothing of it is in flight here.
        var wait = settings.Answers.BatchApi ? interruption.Finish : interruption.Save;
        try
        {
            while (await session.RunRoundAsync(wait) is not null)
            {
                interruption.Finish.ThrowIfCancellationRequested();
            }

            await session.CompleteAsync(wait);
        }
        catch (LabelingException exception) when (exception.IsStopRequested)
        {
            // What was under way is answered; the other questions of the batch stay open.
            throw new OperationCanceledException(interruption.Finish);
        }
    }

    // The pool is embedded here, which may mean waiting for a server.
    private async Task<ActiveLearningSession> OpenAsync(CancellationToken cancellationToken)
    {
        notices.Arrived += Notices.WriteError;
        try
        {
            return await loop.OpenAsync(inputs.ToRun() with { Progress = _progress }, cancellationToken);
        }
        catch (ArgumentException exception) when (folder.IsResumed)
        {
            throw new UsageException($"{settings.Out} is left as it is; give another folder with --out, or replace the run with --overwrite: {exception.Message}");
        }
        catch (StorageException exception) when (exception.Fault == StorageFault.Damaged)
        {
            throw KeptRun.Damaged(settings.Out);
        }
        catch (Exception exception) when (exception is not StorageException)
        {
            // Of a journal that another process may hold nothing is taken away, and nothing that was paid for.
            if (!_progress.Standing.HoldsAnswers)
            {
                folder.Leave();
            }
            else if (!folder.IsResumed)
            {
                _console.Say($"What was paid for so far is in the journal; rlaif resume {settings.Out} goes on from there.");
            }

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
            _console.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"Resuming {(result.StopReason is null ? $"in round {result.Rounds.Count + 1}" : $"after round {result.Rounds.Count}")} with {answers:N0} answer{(answers == 1 ? string.Empty : "s")}."));
            SayWhyItLearnsNoMore(_progress.Standing.AskedAfterLearning);
            foreach (var file in folder.Missing())
            {
                _console.Say($"{file} is missing; it is written anew from the journal.");
            }
        }
    }

    private void SayWhyItLearnsNoMore(BatchPurpose? asked)
    {
        if (asked is not null)
        {
            var reason = asked == BatchPurpose.Recheck ? "answers were asked for again" : "a sample was asked about";
            _console.Say($"Learning is over since {reason}; no round follows, whatever --stop, --max-rounds and --budget say.");
        }
    }

    private static int Answers(ActiveLearningResult result) => Enumerable.Range(0, result.Labeled.Count)
        .Select(result.Labeled.GetAnnotation)
        .Where(annotation => annotation is { Outcome: not AnnotationOutcome.NotAsked })
        .DistinctBy(annotation => annotation!.ExampleId, StringComparer.Ordinal)
        .Count();

    // Whatever went wrong is told, even where the files cannot be written either; the journal has what was paid for.
    private async Task SaveUnfinishedAsync(ActiveLearningSession session)
    {
        try
        {
            var result = await session.GetResultAsync(CancellationToken.None);
            if (result.StopReason is null && !_progress.Standing.HoldsAnswers)
            {
                folder.Leave();
                return;
            }

            await SaveAsync(result, isFinished: false);
            _console.Say($"{Summary.Sentence(result, settings.Limits.MaxCost)} What was labeled so far is in {settings.Out}; rlaif resume {settings.Out} goes on from there.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RlaifException)
        {
            _console.Say($"The files of {settings.Out} could not be written; its journal has every answer.");
        }
    }

    private async Task<RunSummary> SaveAsync(ActiveLearningResult result, bool isFinished)
    {
        var summary = RunSummary.Of(settings, inputs, loop.Labeler, result, isFinished);
        await folder.SaveAsync(summary, Provenance.Of(settings, inputs, result, summary.Gold), result);
        if (output.IsJson)
        {
            AnsiConsole.Console.SayAll(JsonSerializer.Serialize(summary, RunJson.Indented.RunSummary));
        }

        await SaveReportAsync(summary, result);
        return summary;
    }

    // The run is no worse for want of its report, which can be made anew.
    private async Task SaveReportAsync(RunSummary summary, ActiveLearningResult result)
    {
        try
        {
            await ReportFile.WriteAsync(settings.Out, summary.Settings, result);
        }
        catch (UsageException exception)
        {
            Notices.WriteError(exception.Message);
        }
    }

    private void SayWhatItShowed(ActiveLearningResult result, RunSummary summary)
    {
        foreach (var sentence in Summary.Evidence(result, settings.Budget).Concat(GoldSentences.Of(summary.Gold)))
        {
            _console.Say(sentence);
        }

        if (result.Completion is { IsProvisional: true } cut)
        {
            _console.Say($"More may be promised once the sample goes on: {ResumeAdvice.Of(settings, cut.StopReason)}.");
        }

        if (settings.Selection.TargetAgreement is not null && result.Completion is null)
        {
            _console.Say("Nothing is promised of the rows with the classifier's label, since no sample could be asked about; give a higher budget, and go on with rlaif resume.");
        }

        if (loop.Labeler is CanaryLabeler { Report: { Planted: > 0 } canaries })
        {
            _console.Say($"{canaries.Steered} of {canaries.Planted} planted texts got the answer that they order.");
        }
    }
}
