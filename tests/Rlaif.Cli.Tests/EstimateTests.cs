using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
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

    // Nobody knows beforehand whether a server gives log-probabilities; where it gives none, prompts are longer, and the guess lies between both.
    [Theory]
    [InlineData(true, 0.75, 1.0)]
    [InlineData(false, 0.85, 1.15)]
    public async Task Estimate_OfARun_HoldsForTheTokensThatItSends(bool givesLogProbabilities, double least, double most)
    {
        await using var server = await LabelingServer.StartAsync(
            request => givesLogProbabilities ? Reply.Label(LabelOf(request.Row)) : Reply.Text($"{{\"label\":\"{LabelOf(request.Row)}\",\"probability\":0.9}}"), Rows);
        var estimate = JsonDocument.Parse((await RunAsync(server, "--json", "--budget", "30")).Output).RootElement;

        await RunAsync("label", server, "--budget", "30", "--out", _files["run"]);

        // Four characters a token, a basis that needs no tokenizer; docs name the figure by a real one.
        var tokens = server.Requests.Sum(request => request.Messages.Sum(message => message.Text.Length)) / 4.0;
        Assert.InRange(tokens, estimate.GetProperty("low").GetProperty("prompt_tokens").GetInt64(), estimate.GetProperty("high").GetProperty("prompt_tokens").GetInt64());
        Assert.InRange(tokens / estimate.GetProperty("expected").GetProperty("prompt_tokens").GetInt64(), least, most);
    }

    [Fact]
    public async Task Estimate_OpenAI_NeedsNoKey()
    {
        using var tool = Tool.Start(
            new Dictionary<string, string> { ["OPENAI_API_KEY"] = string.Empty },
            "estimate", Pool(), "--text", "text", "--labels", "fruit,metal", "--labeler", "openai", "--model", "gpt-4o-mini", "--json");

        var result = await tool.EndAsync();

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.True(JsonDocument.Parse(result.Output).RootElement.GetProperty("expected").GetProperty("cost_usd").GetDecimal() > 0);
    }

    [Fact]
    public async Task Estimate_LongRow_IsCutAsInTheRun()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("fruit"));
        var pool = _files.Write("long.csv", $"text\n{new string('a', 60_000)}\n{new string('b', 60_000)}\n");

        var estimate = await Tool.RunAsync("estimate", pool, "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "m", "--json");

        var expected = JsonDocument.Parse(estimate.Output).RootElement.GetProperty("expected");
        Assert.InRange(expected.GetProperty("prompt_tokens").GetInt64(), 2 * 32_000 / 4, 2 * ((32_000 / 4) + 500));
        Assert.Contains("[cut here; 28000 more characters]", estimate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_BatchesAndPlantedTexts_ArePriced()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("fruit"), Rows);

        var (plain, batch, planted) = (await LowAsync(), await LowAsync("--batch-api"), await LowAsync("--canaries", "5"));

        Assert.Equal(plain.GetProperty("cost_usd").GetDecimal() / 2, batch.GetProperty("cost_usd").GetDecimal());
        Assert.Equal(plain.GetProperty("requests").GetInt64() + 5, planted.GetProperty("requests").GetInt64());
        Assert.Empty(server.Requests);

        async Task<JsonElement> LowAsync(params string[] options) => JsonDocument.Parse((await RunAsync(server, ["--json", .. options])).Output).RootElement.GetProperty("low");
    }

    // Without log-probabilities a prompt asks for a probability in words, which is longer; beforehand the guess lies between both.
    [Fact]
    public async Task DryRun_Guess_KnowsWhatTheServerTakes()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Text($"{{\"label\":\"{LabelOf(request.Row)}\",\"probability\":0.9}}"), Rows);
        var before = JsonDocument.Parse((await RunAsync(server, "--json", "--budget", "30")).Output).RootElement.GetProperty("expected");

        var dry = await RunAsync("label", server, "--budget", "30", "--dry-run", "3", "--out", _files["run"]);

        var guess = Regex.Match(dry.Output, @"Estimate for 30 rows: 31 requests, (?<tokens>[0-9,]+) tokens", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(guess.Success, dry.Output);
        Assert.InRange(
            long.Parse(guess.Groups["tokens"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
            before.GetProperty("prompt_tokens").GetInt64() + before.GetProperty("completion_tokens").GetInt64() + 1,
            long.MaxValue);
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

    private static string LabelOf(string row) => row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal";

    private string Pool() => _files.Write("pool.csv", $"text,truth\n{string.Concat(Rows.Select(row => $"{row},fruit\n"))}");

    private Task<ToolResult> RunAsync(LabelingServer server, params string[] options) => RunAsync("estimate", server, options);

    private Task<ToolResult> RunAsync(string command, LabelingServer server, params string[] options) => Tool.RunAsync(
        [command, Pool(), "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "gpt-4o-mini", .. options]);
}
