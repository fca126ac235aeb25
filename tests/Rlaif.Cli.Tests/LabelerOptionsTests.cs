using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Budgets, waits, juries, dry runs and redaction, by the tool as a process.</summary>
public sealed class LabelerOptionsTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number} joe{number}@example.com")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("max_requests", "--max-requests", "25")]
    [InlineData("max_tokens", "--max-tokens", "2200")]
    [InlineData("max_cost", "--max-cost", "0.0004")]
    public async Task Label_Ceiling_EndsTheRunWithWhatWasLabeled(string code, params string[] ceiling)
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);

        var result = await RunAsync(server, "gpt-4o-mini", ceiling);

        var run = RunFiles.Run(_files["run"]);
        Assert.Equal((0, code), (result.ExitCode, run.GetProperty("stop_reason").GetString()));
        Assert.InRange(run.GetProperty("cost_usd").GetDecimal(), 0.00001m, 0.0004m);
        Assert.InRange(server.Requests.Count, 2, 40);
        Assert.Equal((server.Requests.Count, 0, "log_probabilities"), (run.GetProperty("requests").GetInt32(), run.GetProperty("retries").GetInt32(), run.GetProperty("confidence_source").GetString()));
        Assert.Contains("Estimate for 60 rows", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_MaximumCostOfAModelWithoutPrice_IsRefusedBeforeAnythingIsAsked()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);

        var refused = await RunAsync(server, "model-1", "--max-cost", "1");
        var prices = _files.Write("prices.json", """{"model-1": {"prompt_per_million": 1, "completion_per_million": 2}}""");
        var priced = await RunAsync(server, "model-1", "--max-cost", "1", "--budget", "10", "--prices", prices);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("rlaif: No price is known for the model 'model-1'", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 10), (priced.ExitCode, server.Requests.Count));
        Assert.True(RunFiles.Run(_files["run"]).GetProperty("cost_usd").GetDecimal() > 0);
    }

    [Fact]
    public async Task Label_ServerAsksToWaitForDays_EndsWithTheTimeToContinueAfter()
    {
        var answered = 0;
        await using var server = await LabelingServer.StartAsync(
            request => Interlocked.Increment(ref answered) > 15 ? Reply.RateLimited(TimeSpan.FromDays(10)) : Reply.Label(LabelOf(request.Row)), Rows);

        var result = await RunAsync(server, "model-1");

        var run = RunFiles.Run(_files["run"]);
        Assert.Equal((3, "rate_limited"), (result.ExitCode, run.GetProperty("stop_reason").GetString()));
        Assert.NotNull(run.GetProperty("continue_after").GetString());
        Assert.Equal(15, (await RunFiles.LabeledAsync(_files["run"])).Count(row => row.Known == "labeler"));
    }

    [Fact]
    public async Task Label_ServerThatNeverAnswers_DoesNotSayThatRowsWereLabeled()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.RateLimited(TimeSpan.FromDays(10)), Rows);

        var result = await RunAsync(server, "model-1");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"No row has a label from the labeler or a known one: {Rows.Length} carry a guess by what was said of the classes", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_DryRun_ShowsPromptsAnswersAndCostAndWritesNothing()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);

        var result = await RunAsync(server, "gpt-4o-mini", "--dry-run", "3", "--redact");

        Assert.Equal((0, 3), (result.ExitCode, server.Requests.Count));
        Assert.Contains("[EMAIL_1]", result.Output, StringComparison.Ordinal);
        Assert.Contains("labeled metal, confidence 0.", result.Output, StringComparison.Ordinal);
        Assert.Contains("3 rows asked about, 3 requests", result.Output, StringComparison.Ordinal);
        Assert.False(Path.Exists(_files["run"]));
    }

    [Fact]
    public async Task Label_Redact_LetsNoAddressLeave()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label("fruit"), Rows);

        var result = await RunAsync(server, "model-1", "--redact", "--budget", "20");

        Assert.Equal((0, 20), (result.ExitCode, server.Requests.Count));
        Assert.All(server.Requests, request => Assert.DoesNotContain("@example.com", request.Body.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_Jury_AsksEachMemberAndReportsThem()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(request.Model == "c" ? "fruit" : LabelOf(request.Row)), Rows);
        var jury = _files.Write("jury.json", """{"members": [{"model": "a"}, {"model": "b"}, {"model": "c"}]}""");

        var result = await RunAsync(server, "unused", "--jury", jury, "--budget", "20");

        Assert.Equal((0, 60), (result.ExitCode, server.Requests.Count));
        var run = RunFiles.Run(_files["run"]);
        Assert.Equal("votes", run.GetProperty("confidence_source").GetString());
        Assert.Equal(["a", "b", "c"], run.GetProperty("voters").EnumerateArray().Select(voter => voter.GetProperty("name").GetString()));
        Assert.All((await RunFiles.LabeledAsync(_files["run"])).Where(row => row.Known == "labeler"), row => Assert.Equal(LabelOf(row.Example.Text), row.Gold));
    }

    [Fact]
    public async Task Label_JurorAtAnotherServer_DoesNotGetTheKey()
    {
        await using var home = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        await using var away = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        var jury = _files.Write("jury.json", $$"""{"members": [{"model": "a"}, {"model": "b", "endpoint": "{{away.Endpoint}}"}]}""");

        var result = await RunAsync(home, "unused", "--jury", jury, "--budget", "10", "--api-key-env", "RLAIF_TEST_KEY");

        Assert.Equal(0, result.ExitCode);
        Assert.All(home.Requests, request => Assert.Equal("sk-secret-key", request.ApiKey));
        Assert.NotEmpty(away.Requests);
        Assert.All(away.Requests, request => Assert.NotEqual("sk-secret-key", request.ApiKey));
    }

    [Theory]
    [InlineData("--labeler oracle asks no model", "--labeler", "oracle", "--gold", "truth", "--max-requests", "5")]
    [InlineData("--max-wait must be", "--max-wait", "2d")]
    [InlineData("--max-duration must be", "--max-duration", "soon")]
    [InlineData("--max-cost must be", "--max-cost", "-1")]
    [InlineData("--votes must be", "--votes", "0")]
    [InlineData("There is no file", "--jury", "nowhere.json")]
    [InlineData("UseBatchApi", "--batch-api", "--votes", "3")]
    public async Task Label_OptionsThatCannotHold_AreRefusedInASentence(string sentence, params string[] options)
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);

        var result = await RunAsync(server, "model-1", options);

        Assert.Equal((2, 0), (result.ExitCode, server.Requests.Count));
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Path.Exists(_files["run"]));
    }

    private static string LabelOf(string row) => row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal";

    private async Task<ToolResult> RunAsync(LabelingServer server, string model, params string[] options)
    {
        var pool = _files.Write("pool.csv", $"text,truth\n{string.Concat(Rows.Select(row => $"{row},fruit\n"))}");
        string[] labeler = options.Contains("--labeler") ? [] : ["--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", model];
        using var tool = Tool.Start(
            new Dictionary<string, string> { ["RLAIF_TEST_KEY"] = "sk-secret-key" },
            ["label", pool, "--text", "text", "--labels", "fruit,metal", .. labeler, "--concurrency", "1", "--out", _files["run"], .. options]);
        return await tool.EndAsync();
    }
}
