using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Runs that are broken off, continued, refused and replaced.</summary>
public sealed class DurableRunTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_SameCommandAfterABreak_GoesOnAndAsksNothingTwice()
    {
        var answered = 0;
        await using var server = await LabelingServer.StartAsync(request => Interlocked.Increment(ref answered) == 16 ? Reply.WrongKey() : Label(request), Rows);

        var broken = await LabelAsync(server);
        var resumed = await LabelAsync(server);

        Assert.Equal(3, broken.ExitCode);
        Assert.Contains($"rlaif resume {_files["run"]} goes on from there.", broken.Output, StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (resumed.ExitCode, resumed.Errors));
        Assert.Contains("Resuming in round 2 with 15 answers.", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(31, server.Requests.Count);
        Assert.True(RunFiles.Run(_files["run"]).GetProperty("finished").GetBoolean());
    }

    [Fact]
    public async Task Resume_FinishedRunWithAHigherBudget_EqualsOneThatHadItFromTheStart()
    {
        await using var server = await LabelingServer.StartAsync(Label, Rows);
        await LabelAsync(server, "--budget", "45", "--out", _files["whole"]);
        await LabelAsync(server);
        var refused = await LabelAsync(server, "--budget", "45");

        var resumed = await Tool.RunAsync("resume", _files["run"], "--budget", "45");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("finished; go on by rlaif resume", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (resumed.ExitCode, resumed.Errors));
        Assert.Contains("Resuming after round 3 with 30 answers.", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(90, server.Requests.Count);
        Assert.Equal(RunFiles.Content(_files["whole"]).Take(3), RunFiles.Content(_files["run"]).Take(3));
    }

    [Fact]
    public async Task Resume_RunThatEndedByItself_GoesOnWithoutItsRule()
    {
        await using var server = await LabelingServer.StartAsync(Label, Rows);
        await LabelAsync(server, "--entropy-below", "0.99", "--budget", "50");
        var learned = server.Requests.Count;

        var same = await Tool.RunAsync("resume", _files["run"]);
        var more = await Tool.RunAsync("resume", _files["run"], "--stop", "never");

        Assert.Equal((0, 0), (same.ExitCode, more.ExitCode));
        Assert.InRange(learned, 1, 49);
        Assert.Equal(50, server.Requests.Count);
    }

    [Fact]
    public async Task Label_OtherSettingsOnAnUnfinishedRun_NamesWhatChangedAndLeavesItAlone()
    {
        await BreakOffAsync();
        var before = RunFiles.Content(_files["run"]).ToList();
        await using var server = await LabelingServer.StartAsync(Label, Rows);

        var refused = await LabelAsync(server, "--batch", "7");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("another run (selection.batch was 10, now 7); give another folder with --out, or replace the run with --overwrite", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(before, RunFiles.Content(_files["run"]));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Label_OtherTextsOnAnUnfinishedRun_NamesThePool()
    {
        await BreakOffAsync();
        await using var server = await LabelingServer.StartAsync(Label, Rows);

        var refused = await LabelAsync(server, rows: Rows[1..]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("another pool (of 60 rows, now 59;", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--overwrite", refused.Errors, StringComparison.Ordinal);
        Assert.Single(refused.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Label_Overwrite_KeepsTheJournalOfBefore()
    {
        await BreakOffAsync();
        await using var server = await LabelingServer.StartAsync(Label, Rows);

        var result = await LabelAsync(server, "--overwrite");

        Assert.Equal((0, 30), (result.ExitCode, server.Requests.Count));
        Assert.Equal(
            ["journal.db", "journal.previous.db", "labeled.csv", "model.rlaif", "provenance.json", "report.html", "rounds.jsonl", "run.json", "settings.json"],
            Directory.EnumerateFiles(_files["run"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Label_OverwriteThatBringsNothing_PutsTheRunBackToGoOn()
    {
        await BreakOffAsync();
        await using var revoked = await LabelingServer.StartAsync(_ => Reply.WrongKey(), Rows);
        Assert.Equal(3, (await LabelAsync(revoked, "--overwrite")).ExitCode);
        await using var server = await LabelingServer.StartAsync(Label, Rows);

        var resumed = await LabelAsync(server);

        Assert.Contains("with 15 answers.", resumed.Output, StringComparison.Ordinal);
        Assert.Equal((0, 15), (resumed.ExitCode, server.Requests.Count));
    }

    [Fact]
    public async Task Label_FolderInUse_IsRefusedNamingTheHolder()
    {
        var hanging = new TaskCompletionSource();
        await using var server = await LabelingServer.StartAsync(_ => Reply.Hang(), Rows);
        server.RequestHung += (_, _) => hanging.TrySetResult();
        using var first = Start(server, Rows);
        await Task.WhenAny(hanging.Task, first.EndAsync());

        var label = await LabelAsync(server);
        var resume = await Tool.RunAsync("resume", _files["run"]);
        var overwrite = await LabelAsync(server, "--overwrite");

        Assert.All([label, resume, overwrite], second =>
        {
            Assert.Equal(2, second.ExitCode);
            Assert.Contains($"is in use by process {first.Id} on {Environment.MachineName} since ", second.Errors, StringComparison.Ordinal);
        });
        Assert.Equal(1, server.HungRequests);
    }

    [Theory]
    [InlineData("no run", new string[0], "There is no folder ")]
    [InlineData("no number", new[] { "--budget", "many" }, "--budget must be a whole number of at least 1, not many")]
    public async Task Resume_BadInput_IsOneSentenceAndExitCode2(string name, string[] more, string expected)
    {
        var result = await Tool.RunAsync(["resume", _files["run"], .. more]);

        Assert.True(result.ExitCode == 2, name);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
        Assert.False(Path.Exists(_files["run"]));
    }

    [Fact]
    public async Task Resume_DamagedSettings_IsOneSentence()
    {
        await BreakOffAsync();
        File.WriteAllText(_files["run", "settings.json"], "{\"pool\":");

        var result = await Tool.RunAsync("resume", _files["run"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("settings.json is damaged or of another version", result.Errors, StringComparison.Ordinal);
    }

    private static Reply Label(ChatRequest request) => Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal");

    private async Task BreakOffAsync()
    {
        var answered = 0;
        await using var server = await LabelingServer.StartAsync(request => Interlocked.Increment(ref answered) > 15 ? Reply.WrongKey() : Label(request), Rows);
        Assert.Equal(3, (await LabelAsync(server)).ExitCode);
    }

    private Task<ToolResult> LabelAsync(LabelingServer server, params string[] more) => LabelAsync(server, Rows, more);

    private async Task<ToolResult> LabelAsync(LabelingServer server, string[] rows, params string[] more)
    {
        using var tool = Start(server, rows, more);
        return await tool.EndAsync();
    }

    private Tool Start(LabelingServer server, string[] rows, params string[] more)
    {
        var pool = _files.Write("pool.csv", $"text\n{string.Join('\n', rows)}\n");
        return Tool.Start(new Dictionary<string, string>(),
        [
            "label", pool, "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "model-1", "--concurrency", "1",
            .. more.Contains("--budget") ? [] : new[] { "--budget", "30" }, .. more.Contains("--out") ? [] : new[] { "--out", _files["run"] }, .. more,
        ]);
    }
}
