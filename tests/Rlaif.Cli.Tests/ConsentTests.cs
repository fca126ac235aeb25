using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Datasets;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Whoever sits at a terminal is asked before a run may cost something; scripts are not.</summary>
public sealed class ConsentTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(0, 20).Select(number => number % 2 == 0 ? $"apple number {number}" : $"iron number {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void IsAskedFor_Run_OnlyWhereSomebodyCanAnswerAndHasNot(bool isAtTerminal, bool yes, bool asked)
    {
        var settings = new LabelSettings { Pool = "pool.csv", Data = new DatasetOptions(), Labeler = "openai", Out = _files["run"], IsAgreedTo = yes };

        Assert.Equal(asked, Consent.IsAskedFor(settings, isAtTerminal));
    }

    [Fact]
    public async Task Resume_RunThatGoesOn_IsNotPricedAsAWhole()
    {
        await using var server = await ServerAsync();

        var begun = await Tool.RunAsync(Arguments(server));
        var resumed = await Tool.RunAsync("resume", _files["run"], "--budget", "14");

        Assert.Contains("Estimate for 12 rows", begun.Output, StringComparison.Ordinal);
        Assert.Equal((0, 14), (resumed.ExitCode, server.Requests.Count));
        Assert.DoesNotContain("Estimate for", resumed.Output, StringComparison.Ordinal);
    }

    [TmuxTheory]
    [InlineData("12")]
    [InlineData("14")]
    public async Task Resume_AtATerminal_DoesNotAsk(string budget)
    {
        await using var server = await ServerAsync();
        await Tool.RunAsync(Arguments(server));
        await using var terminal = await Terminal.StartAsync(100, new Dictionary<string, string>(), ["resume", _files["run"], "--budget", budget]);

        var screen = await terminal.ScreenAsync("ended with 0");

        Assert.DoesNotContain("Go on?", screen, StringComparison.Ordinal);
    }

    [TmuxTheory]
    [InlineData("n", "ended with 130")]
    [InlineData("C-c", "ended with 130")]
    [InlineData("Enter", "ended with 0")]
    public async Task Label_AtATerminal_AsksBeforeItSends(string key, string end)
    {
        await using var server = await ServerAsync();
        await using var terminal = await Terminal.StartAsync(100, new Dictionary<string, string>(), Arguments(server));
        await terminal.ScreenAsync("Go on? [y/n] (y):");
        Assert.Empty(server.Requests);

        await terminal.PressAsync(key);
        if (key == "n")
        {
            await terminal.PressAsync("Enter");
        }

        var screen = await terminal.ScreenAsync(end);

        Assert.Equal(key == "Enter", server.Requests.Count > 0);
        Assert.Equal(key == "Enter", Directory.Exists(_files["run"]));
        Assert.Equal(key == "n", screen.Contains("Nothing was sent.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_InAScript_IsNotAsked()
    {
        await using var server = await ServerAsync();

        var result = await Tool.RunAsync(Arguments(server));

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.DoesNotContain("Go on?", result.Output, StringComparison.Ordinal);
    }

    private static Task<LabelingServer> ServerAsync() =>
        LabelingServer.StartAsync(request => Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal"), Rows);

    private string[] Arguments(LabelingServer server) =>
    [
        "label", _files.Write("pool.txt", string.Join('\n', Rows)), "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "model-1", "--budget", "12", "--out", _files["run"],
    ];
}
