using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>The tool as a process against a real HTTP server in this one.</summary>
public sealed class ServerTests : IDisposable
{
    private static readonly Dictionary<string, string> Key = new() { ["RLAIF_TEST_KEY"] = "sk-secret-key" };
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_CompatibleServer_LabelsTheFile()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);

        var result = await EndAsync(server);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Equal(30, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(("sk-secret-key", "model-1"), (request.ApiKey, request.Model)));
        Assert.All(await RunFiles.LabeledAsync(_files["run"]), row => Assert.Equal(LabelOf(row.Example.Text), row.Gold));
        Assert.True(RunFiles.Rounds(_files["run"])[^1].GetProperty("prompt_tokens").GetInt64() > 0);
        Assert.DoesNotContain(Directory.EnumerateFiles(_files["run"]), file => File.ReadAllText(file).Contains("sk-secret-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_GoldColumn_NeverReachesTheModel()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);

        await EndAsync(server, gold: "metal");

        // Every row's truth says metal here: the server's answers are what is written, and each request holds its row alone.
        Assert.All(await RunFiles.LabeledAsync(_files["run"]), row => Assert.Equal(LabelOf(row.Example.Text), row.Gold));
        Assert.All(server.Requests, request => Assert.DoesNotContain("metal", request.LastUserText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_WrongKey_EndsAfterOneRequestWithOneSentence()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.WrongKey(), Rows);

        var result = await EndAsync(server);

        Assert.Equal((3, 1), (result.ExitCode, server.Requests.Count));
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
        Assert.Contains("401", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret-key", result.Errors + result.Output, StringComparison.Ordinal);
        Assert.False(Path.Exists(_files["run"]));
    }

    [Fact]
    public async Task Label_KeyRevokedInTheMiddle_WritesWhatWasLabeled()
    {
        var answered = 0;
        await using var server = await LabelingServer.StartAsync(request => Interlocked.Increment(ref answered) > 15 ? Reply.WrongKey() : Reply.Label(LabelOf(request.Row)), Rows);

        var result = await EndAsync(server);

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(15, (await RunFiles.LabeledAsync(_files["run"])).Count(row => row.Known == "labeler"));
    }

    [Fact]
    public async Task Label_RepliesThatAreNoText_SetTheirRowsAside()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Row == Rows[7] ? Reply.Text("{\"label\":\"\\ud800\"}") : Reply.Label(LabelOf(request.Row)), Rows);

        var result = await EndAsync(server, budget: "60");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("review", (await RunFiles.LabeledAsync(_files["run"]))[7].Known);
        Assert.Contains("For review: 1 invalid.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_EveryReplyCutOff_IsAFailureThatSaysWhatToDo()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.CutOff(), Rows);

        var result = await EndAsync(server);

        Assert.Equal((3, 30), (result.ExitCode, server.Requests.Count));
        Assert.Contains("allow more output tokens", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_FailedRunOverAGoodOne_LeavesTheGoodOne()
    {
        await using var good = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        await EndAsync(good);
        var before = RunFiles.Content(_files["run"]).ToList();
        await using var prose = await LabelingServer.StartAsync(_ => Reply.Text("I would rather talk about the weather."), Rows);

        using var tool = Start(prose, more: ["--overwrite"]);
        var result = await tool.EndAsync();

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(before, RunFiles.Content(_files["run"]));
    }

    [UnixFact]
    public async Task Label_InterruptedTwice_WritesWhatWasLabeledAndEndsWith130()
    {
        var answered = 0;
        var hanging = new TaskCompletionSource();
        await using var server = await LabelingServer.StartAsync(
            request => Interlocked.Increment(ref answered) > 15 ? Reply.Hang() : Reply.Label(LabelOf(request.Row)), Rows);
        server.RequestHung += (_, _) => hanging.TrySetResult();
        using var tool = Start(server);
        await Task.WhenAny(hanging.Task, tool.EndAsync());

        tool.Interrupt();
        await tool.SaysAsync("Finishing");
        tool.Interrupt();
        var result = await tool.EndAsync();

        Assert.Equal(130, result.ExitCode);
        var labeled = await RunFiles.LabeledAsync(_files["run"]);
        Assert.Equal((Rows.Length, 15), (labeled.Count, labeled.Count(row => row.Known == "labeler")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, RunFiles.Run(_files["run"]).GetProperty("stop_reason").ValueKind);
        Assert.Equal(15, RunFiles.Run(_files["run"]).GetProperty("requests").GetInt32());
    }

    [UnixFact]
    public async Task Label_InterruptedOnce_FinishesWhatIsUnderWayAndSaves()
    {
        var (asked, held, answer) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await LabelingServer.StartAsync(
            request =>
            {
                var reply = Reply.Label(LabelOf(request.Row));
                if (Interlocked.Increment(ref asked) < 16)
                {
                    return reply;
                }

                held.TrySetResult();
                return Reply.After(answer.Task, reply);
            },
            Rows);
        using var tool = Start(server);
        await Task.WhenAny(held.Task, tool.EndAsync());

        tool.Interrupt();
        await tool.SaysAsync("Finishing");
        answer.SetResult();
        var result = await tool.EndAsync();

        Assert.Equal((130, 16), (result.ExitCode, asked));
        Assert.Equal(16, (await RunFiles.LabeledAsync(_files["run"])).Count(row => row.Known == "labeler"));
        Assert.Equal(["labeled", "not_asked"], RunFiles.Run(_files["run"]).GetProperty("outcomes").EnumerateObject().Select(outcome => outcome.Name).Order());
        using var resumed = Tool.Start(Key, "resume", _files["run"]);
        Assert.Equal(0, (await resumed.EndAsync()).ExitCode);
        Assert.Equal(30, (await RunFiles.LabeledAsync(_files["run"])).Count(row => row.Known == "labeler"));
    }

    [UnixFact]
    public async Task Label_InterruptedWhereNoClassFitted_KeepsWhatWasPaidFor()
    {
        var (asked, held) = (0, new TaskCompletionSource());
        await using var server = await LabelingServer.StartAsync(_ => Interlocked.Increment(ref asked) > 8 ? Reply.Hang() : Reply.Label("__unknown__"), Rows);
        server.RequestHung += (_, _) => held.TrySetResult();
        using var tool = Start(server);
        await Task.WhenAny(held.Task, tool.EndAsync());

        tool.Interrupt();
        await tool.SaysAsync("Finishing");
        tool.Interrupt();
        await tool.EndAsync();

        Assert.True(File.Exists(_files["run", "journal.db"]));
        Assert.Equal(8, RunFiles.Run(_files["run"]).GetProperty("requests").GetInt32());
    }

    private static string LabelOf(string row) => row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal";

    private async Task<ToolResult> EndAsync(LabelingServer server, string? gold = null, string budget = "30")
    {
        using var tool = Start(server, gold, budget);
        return await tool.EndAsync();
    }

    private Tool Start(LabelingServer server, string? gold = null, string budget = "30", params string[] more)
    {
        var pool = _files.Write("pool.csv", $"text,truth\n{string.Concat(Rows.Select(row => $"{row},{gold ?? "fruit"}\n"))}");
        return Tool.Start(Key,
        [
            "label", pool, "--text", "text", "--labels", "fruit,metal", .. gold is null ? [] : new[] { "--gold", "truth" }, "--labeler", "compatible", "--endpoint", $"{server.Endpoint}",
            "--model", "model-1", "--api-key-env", "RLAIF_TEST_KEY", "--budget", budget, "--concurrency", "1", "--out", _files["run"], .. more,
        ]);
    }
}
