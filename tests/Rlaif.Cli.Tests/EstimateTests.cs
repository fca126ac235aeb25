using System.Text.Json;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>What a run would cost, by the tool as a process.</summary>
public sealed class EstimateTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number} joe{number}@example.com")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Estimate_Json_HasThreePricedGuessesAndThePromptAndSendsNothing()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("fruit"), Rows);

        var result = await RunAsync(server, "--json", "--budget", "40", "--out", _files["run"]);

        Assert.Equal((0, string.Empty, 0), (result.ExitCode, result.Errors, server.Requests.Count));
        Assert.False(Path.Exists(_files["run"]));
        var report = JsonDocument.Parse(result.Output).RootElement;
        var (low, expected, high) = (report.GetProperty("low"), report.GetProperty("expected"), report.GetProperty("high"));
        Assert.Equal(41, expected.GetProperty("requests").GetInt64());
        foreach (var figure in (string[])["requests", "prompt_tokens", "completion_tokens", "cost_usd"])
        {
            Assert.InRange(expected.GetProperty(figure).GetDecimal(), low.GetProperty(figure).GetDecimal(), high.GetProperty(figure).GetDecimal());
        }

        Assert.True(low.GetProperty("cost_usd").GetDecimal() > 0);
        var prompt = report.GetProperty("prompt");
        Assert.Equal(["system", "user"], prompt.EnumerateArray().Select(message => message.GetProperty("role").GetString()));
        Assert.Contains(Rows[0], prompt[1].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_WithEmbeddings_SendsNoTextToTheirServerEither()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("fruit"), Rows);
        await using var embeddings = await LabelingServer.StartEmbeddingAsync();
        var classes = _files.Write("classes.json", $"[{string.Join(',', Enumerable.Range(0, 120).Select(number => $"\"class {number}\""))}]");

        var result = await Tool.RunAsync(
            "estimate", _files.Write("pool.txt", string.Join('\n', Rows)), "--labels-file", classes, "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "m", "--embedding-endpoint", $"{embeddings.Endpoint}", "--embedding-model", "small");

        Assert.Equal((0, 0), (result.ExitCode, server.Requests.Count));
        Assert.Empty(embeddings.EmbeddingRequests);
    }

    [Fact]
    public async Task Estimate_Plain_ShowsTheTableAndTheRedactedPrompt()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("fruit"), Rows);

        var result = await RunAsync(server, "--redact", "--votes", "3");

        Assert.Equal((0, 0), (result.ExitCode, server.Requests.Count));
        Assert.Contains("prompt tokens", result.Output, StringComparison.Ordinal);
        Assert.Contains("expected", result.Output, StringComparison.Ordinal);
        Assert.Contains("[EMAIL_1]", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.com", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_Ceiling_IsExceededByNoGuess()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("fruit"), Rows);

        var report = JsonDocument.Parse((await RunAsync(server, "--json", "--max-requests", "10")).Output).RootElement;

        Assert.InRange(report.GetProperty("high").GetProperty("requests").GetInt64(), 1, 10);
    }

    [Fact]
    public async Task Estimate_OfARun_HoldsForTheTokensThatItSends()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal"), Rows);
        var estimate = JsonDocument.Parse((await RunAsync(server, "--json", "--budget", "30")).Output).RootElement;

        await RunAsync("label", server, "--budget", "30", "--out", _files["run"]);

        // Four characters a token, a basis that needs no tokenizer; docs name the figure by a real one.
        var tokens = server.Requests.Sum(request => request.Messages.Sum(message => message.Text.Length)) / 4.0;
        Assert.InRange(tokens, estimate.GetProperty("low").GetProperty("prompt_tokens").GetInt64(), estimate.GetProperty("high").GetProperty("prompt_tokens").GetInt64());
        Assert.InRange(tokens / estimate.GetProperty("expected").GetProperty("prompt_tokens").GetInt64(), 0.8, 1.15);
    }

    [Theory]
    [InlineData("asks no model and costs nothing", "--labeler", "oracle", "--gold", "truth")]
    [InlineData("needs --model", "--labeler", "openai")]
    [InlineData("--budget must be", "--labeler", "openai", "--model", "m", "--budget", "none")]
    public async Task Estimate_BadInput_IsOneSentenceAndExitCode2(string sentence, params string[] options)
    {
        var result = await Tool.RunAsync(["estimate", Pool(), "--labels", "fruit,metal", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private string Pool() => _files.Write("pool.csv", $"text,truth\n{string.Concat(Rows.Select(row => $"{row},fruit\n"))}");

    private Task<ToolResult> RunAsync(LabelingServer server, params string[] options) => RunAsync("estimate", server, options);

    private Task<ToolResult> RunAsync(string command, LabelingServer server, params string[] options) => Tool.RunAsync(
        [command, Pool(), "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "gpt-4o-mini", .. options]);
}
