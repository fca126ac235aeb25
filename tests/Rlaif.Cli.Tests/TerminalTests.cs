using System.Text.RegularExpressions;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

public sealed partial class TerminalTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(0, 40).Select(number => number % 2 == 0 ? $"apple number {number}" : $"iron number {number}")];
    private readonly RunFiles _files = new();
    private readonly TaskCompletionSource _answer = new();
    private int _asked;

    public void Dispose() => _files.Dispose();

    [TmuxTheory]
    [InlineData(100)]
    [InlineData(44)]
    public async Task Label_UnderWay_ShowsWhereTheRunStands(int width)
    {
        await using var server = await HoldingServerAsync();
        await using var terminal = await StartAsync(server, width);

        // The rate is the last to be known.
        var screen = Masked(await terminal.ScreenAsync("left "));

        Assert.Equal(Screens.UnderWay(width), screen[screen.IndexOf(Screens.Title, StringComparison.Ordinal)..]);
    }

    [TmuxTheory]
    [InlineData(100, 44)]
    [InlineData(44, 100)]
    public async Task Label_TerminalResized_IsDrawnAnewAndEnds(int width, int then)
    {
        await using var server = await HoldingServerAsync();
        await using var terminal = await StartAsync(server, width);
        await terminal.ScreenAsync("left ");

        await terminal.ResizeAsync(then);
        await terminal.ScreenAsync(screen => Masked(screen) == Screens.UnderWay(then));
        _answer.SetResult();
        var screen = await terminal.ScreenAsync("ended with 0");

        Assert.Contains("40 rows labeled", screen, StringComparison.Ordinal);
        Assert.Equal(2, screen.Split(Screens.Title).Length);
    }

    [TmuxTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Label_Colors_AreLeftOutWhereNobodyWantsThem(bool noColor)
    {
        await using var server = await HoldingServerAsync();
        await using var terminal = await StartAsync(server, 100, noColor ? new() { ["NO_COLOR"] = "1" } : []);

        var screen = await terminal.ScreenAsync("left ", withColors: true);

        Assert.Equal(noColor, !Color().IsMatch(screen));
    }

    [TmuxTheory]
    [InlineData(100)]
    public async Task Label_CtrlC_FinishesWhatIsUnderWayAndSaves(int width)
    {
        await using var server = await HoldingServerAsync();
        await using var terminal = await StartAsync(server, width);
        await terminal.ScreenAsync("left ");

        await terminal.PressAsync("C-c");
        await terminal.ScreenAsync("Finishing what is under way; Ctrl-C again saves at once.");
        _answer.SetResult();
        var screen = await terminal.ScreenAsync("ended with 130");

        Assert.Contains("rlaif resume", screen, StringComparison.Ordinal);
        Assert.Equal(7, _asked);
    }

    private Task<LabelingServer> HoldingServerAsync() => LabelingServer.StartAsync(
        request =>
        {
            var reply = Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal");
            return Interlocked.Increment(ref _asked) < 7 ? reply : Reply.After(_answer.Task, reply);
        },
        Rows);

    private Task<Terminal> StartAsync(LabelingServer server, int width, Dictionary<string, string>? environment = null) => Terminal.StartAsync(
        width,
        environment ?? [],
        "label",
        _files.Write("pool.txt", string.Join('\n', Rows)),
        "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "model-1", "--concurrency", "1", "--budget", "30", "--yes", "--out", _files["run"]);

    // Times and speeds are the machine's.
    private static string Masked(string screen) => Speed().Replace(Time().Replace(screen, "0:00"), "0.0 a second");

    [GeneratedRegex(@"\d+:\d\d", RegexOptions.None, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"\d+\.\d a second", RegexOptions.None, 1000)]
    private static partial Regex Speed();

    [GeneratedRegex(@"\e\[([0-9;]*;)?(3[0-8]|9[0-7])[;m]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Color();
}
