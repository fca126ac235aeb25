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
    [InlineData(true, false, null, false, true)]
    [InlineData(false, false, null, false, false)]
    [InlineData(true, true, null, false, false)]
    [InlineData(true, false, "journal.db", false, false)]
    [InlineData(true, false, "settings.json", false, false)]
    [InlineData(true, false, "journal.db", true, true)]
    [InlineData(true, false, "notes.txt", false, true)]
    public void IsAskedFor_Run_OnlyWhereItBeginsAndSomebodyCanAnswer(bool isAtTerminal, bool yes, string? held, bool overwrite, bool asked)
    {
        Directory.CreateDirectory(_files["run"]);
        if (held is not null)
        {
            File.WriteAllText(_files["run", held], string.Empty);
        }

        var settings = new LabelSettings { Pool = "pool.csv", Data = new DatasetOptions(), Labeler = "openai", Out = _files["run"], IsAgreedTo = yes, Overwrite = overwrite };

        Assert.Equal(asked, Consent.IsAskedFor(settings, isAtTerminal));
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
