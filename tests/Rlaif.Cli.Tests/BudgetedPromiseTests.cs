using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>A promise under a ceiling of money, and one that a ceiling cut, by the tool as a process.</summary>
public sealed class BudgetedPromiseTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(1000, 600).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_MaxCostWithATarget_KeepsItsShareForTheSample()
    {
        await using var server = await ServerAsync();

        var result = await RunAsync(server, "--max-cost", "0.006", "--target-agreement", "0.8", "--stop", "never");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var run = RunFiles.Run(_files["run"]);
        Assert.Equal("learning_share_spent", run.GetProperty("stop_reason").GetString());
        var learned = RunFiles.Rounds(_files["run"])[^1].GetProperty("cost_usd").GetDecimal();
        Assert.InRange(learned, 0.001m, 0.003m);
        Assert.InRange(run.GetProperty("cost_usd").GetDecimal(), learned, 0.006m);
        var completion = run.GetProperty("completion");
        Assert.True(completion.GetProperty("sample_rows").GetInt32() > 5);
        Assert.True(completion.GetProperty("is_met").GetBoolean(), completion.GetRawText());
        Assert.False(completion.GetProperty("is_provisional").GetBoolean());
        Assert.DoesNotContain("for now", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--budget", "40", "200")]
    [InlineData("--max-cost", "0.0006", "0.006")]
    public async Task Label_SampleThatACeilingCuts_IsProvisionalUntilAHigherOneLetsItGoOn(string option, string low, string high)
    {
        await using var server = await ServerAsync();

        var cut = await RunAsync(server, option, low, "--target-agreement", "0.95", "--stop", "never");
        var provisional = RunFiles.Run(_files["run"]).GetProperty("completion");

        Assert.Equal(0, cut.ExitCode);
        Assert.True(provisional.GetProperty("is_provisional").GetBoolean());
        Assert.Contains($"rlaif resume {_files["run"]} with a higher {option} than {low}.", cut.Output, StringComparison.Ordinal);
        Assert.Contains("The sample was cut short after", cut.Output, StringComparison.Ordinal);

        var resumed = await Tool.RunAsync("resume", _files["run"], option, high);
        var final = RunFiles.Run(_files["run"]).GetProperty("completion");

        Assert.Equal(0, resumed.ExitCode);
        Assert.True(final.GetProperty("sample_rows").GetInt32() > provisional.GetProperty("sample_rows").GetInt32());
        Assert.Equal((false, true), (final.GetProperty("is_provisional").GetBoolean(), final.GetProperty("is_met").GetBoolean()));
        Assert.DoesNotContain("with a higher", resumed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a sample was asked about", "--target-agreement", "0.8")]
    [InlineData("answers were asked for again", "--recheck", "0.2", "--noise", "0.2")]
    public async Task Resume_StopNeverOnceLearningIsOver_SaysThatNoRoundFollows(string reason, params string[] options)
    {
        var label = await Tool.RunAsync(["label", RunFiles.Messages, "--gold", "label", "--labeler", "oracle", "--budget", "60", "--out", _files["run"], .. options]);

        var resumed = await Tool.RunAsync("resume", _files["run"], "--stop", "never");

        Assert.Equal((0, 0), (label.ExitCode, resumed.ExitCode));
        Assert.DoesNotContain("Learning is over", label.Output, StringComparison.Ordinal);
        Assert.Contains($"Learning is over since {reason}; no round follows", resumed.Output, StringComparison.Ordinal);
    }

    private static Task<LabelingServer> ServerAsync() =>
        LabelingServer.StartAsync(request => Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal"), Rows);

    private Task<ToolResult> RunAsync(LabelingServer server, params string[] options) => Tool.RunAsync(
        ["label", _files.Write("pool.csv", $"text\n{string.Concat(Rows.Select(row => $"{row}\n"))}"), "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "gpt-4o-mini", "--concurrency", "1", "--near-duplicates", "keep", "--out", _files["run"], .. options]);
}
