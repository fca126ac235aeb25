using System.Globalization;
using Rlaif.Cli.Connections;
using Rlaif.Journals;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Rlaif.Cli.Views;

/// <summary>Shows a run while it goes on: a few live lines in a terminal, a line a round elsewhere.</summary>
internal sealed class RunView(IAnsiConsole console, Notices notices, RunProgress progress, RunPanel panel, CallsUnderWay calls, CancellationToken leave)
{
    private const string Finishing = "Finishing what is under way; Ctrl-C again saves at once.";
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(200);
    private static readonly string[] Headings = ["round", "labels", "asked", "entropy", "agreement", "accuracy", "macro F1", "tokens", "seconds"];
    private BatchPurpose? _said;

    public Task ShowAsync(Func<Task> work) =>
        console.Profile is { Capabilities: { Interactive: true, Ansi: true }, Out.IsTerminal: true } ? ShowLiveAsync(work) : ShowLinesAsync(work);

    private async Task ShowLiveAsync(Func<Task> work)
    {
        notices.Arrived += progress.Notice;
        progress.Begin();
        var working = work();
        while (!working.IsCompleted)
        {
            await console.Live(Frame(Hint)).StartAsync(live => DrawAsync(live, working));
            if (!working.IsCompleted)
            {
                // A terminal of another size has broken the lines anew, so that nobody knows where they stand.
                console.Clear();
            }
        }

        await working;
    }

    private async Task DrawAsync(LiveDisplayContext live, Task working)
    {
        using var frames = new PeriodicTimer(BetweenFrames);
        var size = Size;
        while (!working.IsCompleted && size == Size)
        {
            live.UpdateTarget(Frame(Hint));
            await Task.WhenAny(working, frames.WaitForNextTickAsync(CancellationToken.None).AsTask());
        }

        if (working.IsCompleted)
        {
            live.UpdateTarget(Frame(hint: null));
        }
    }

    private (int Width, int Height) Size => (console.Profile.Width, console.Profile.Height);

    private string Hint => leave.IsCancellationRequested ? Finishing : "Ctrl-C finishes what is under way and saves.";

    private IRenderable Frame(string? hint) => panel.Draw(progress.Standing, calls.Count, hint, console.Profile);

    private async Task ShowLinesAsync(Func<Task> work)
    {
        notices.Arrived += Notices.WriteError;
        progress.Reported += SayLine;
        await using var left = leave.Register(() => Notices.WriteError(Finishing));
        progress.Begin();
        console.Say(Line(Headings));
        await work();
    }

    private void SayLine(JournalEntry entry)
    {
        if (entry is RoundCompleted { Round: var round })
        {
            console.Say(Line(Cells(round)));
        }
        else if (entry is BatchSelected { Purpose: not BatchPurpose.Learning } batch && batch.Purpose != _said)
        {
            // A sample is drawn in many small batches.
            _said = batch.Purpose;
            console.Say($"{progress.Standing.Doing}.");
        }
    }

    private static string Line(IEnumerable<string> cells) => string.Concat(cells.Select(cell => cell.PadLeft(10)));

    private static string[] Cells(Round round) =>
    [
        Number(round.Number, "0"),
        Number(round.Labels, "0"),
        Number(round.Asked, "0"),
        Number(round.Entropy?.Mean, "0.000"),
        Number(round.Agreement, "0.000"),
        Number(round.HeldOut?.Accuracy, "0.000"),
        Number(round.HeldOut?.MacroF1, "0.000"),
        Number(round.Usage.PromptTokens + round.Usage.CompletionTokens, "0"),
        Number(round.Durations.Total.TotalSeconds, "0.00"),
    ];

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
