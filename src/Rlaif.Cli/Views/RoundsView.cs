using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Rlaif.Cli.Views;

/// <summary>Shows the rounds as they are finished: a live table in a terminal, plain lines elsewhere.</summary>
internal sealed class RoundsView(IAnsiConsole console, Notices notices)
{
    private const int RowsShown = 15;
    private static readonly string[] Headings = ["round", "labels", "asked", "entropy", "agreement", "accuracy", "macro F1", "tokens", "seconds"];

    public Task ShowAsync(IAsyncEnumerable<Round> rounds) =>
        console.Profile is { Capabilities: { Interactive: true, Ansi: true }, Out.IsTerminal: true } ? ShowTableAsync(rounds) : ShowLinesAsync(rounds);

    private async Task ShowTableAsync(IAsyncEnumerable<Round> rounds)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Waiting for the first round");
        foreach (var heading in Headings)
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        await console.Live(table).StartAsync(async live =>
        {
            live.Refresh();
            notices.Arrived += notice =>
            {
                lock (table)
                {
                    table.Caption = new TableTitle(Markup.Escape(notice));
                    live.Refresh();
                }
            };
            await foreach (var round in rounds)
            {
                Add(table, round);
                live.Refresh();
            }
        });
    }

    private static void Add(Table table, Round round)
    {
        lock (table)
        {
            table.Title = new TableTitle($"{round.Unlabeled} rows unlabeled");
            table.Caption = null;
            if (table.Rows.Count == RowsShown)
            {
                table.RemoveRow(0);
            }

            table.AddRow(Cells(round).Select(cell => (IRenderable)new Text(cell)));
        }
    }

    private async Task ShowLinesAsync(IAsyncEnumerable<Round> rounds)
    {
        notices.Arrived += Notices.WriteError;
        console.Say(Line(Headings));
        await foreach (var round in rounds)
        {
            console.Say(Line(Cells(round)));
        }
    }

    private static string Line(IEnumerable<string> cells) => string.Concat(cells.Select(cell => cell.PadLeft(10)));

    private static string[] Cells(Round round)
    {
        return
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
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
