using System.Text.Json;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Settings;
using Rlaif.Datasets;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Doubtful answers that are asked again, of the same model or another, by the tool as a process.</summary>
public sealed class SecondModelTests : IDisposable
{
    private static readonly string[] Fruits = ["apple", "pear", "plum", "cherry", "grape"];
    private static readonly string[] Metals = ["iron", "copper", "zinc", "tin", "lead"];
    private static readonly string[] Rows = [.. Enumerable.Range(100, 120).Select(Row)];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_RecheckModel_AnswersAgainAndTheRunCountsWhatCameOfIt()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(request.Model == "second" ? Gold(request.Row) : First(request.Row)), Rows);

        var result = await RunAsync(server, "label", "--recheck", "0.2", "--recheck-model", "second");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var run = RunFiles.Run(_files["run"]);
        var noise = run.GetProperty("noise");
        var again = server.Requests.Count(request => request.Model == "second");
        Assert.True(again > 0);
        Assert.Equal((again, 60 + again), (noise.GetProperty("asked_again").GetInt32(), run.GetProperty("requests").GetInt32()));
        Assert.Equal(again, noise.GetProperty("confirmed").GetInt32() + noise.GetProperty("corrected").GetInt32() + noise.GetProperty("set_aside").GetInt32());
        Assert.True(noise.GetProperty("corrected").GetInt32() > 0);
        Assert.Equal("second", run.GetProperty("settings").GetProperty("recheck_model").GetProperty("model").GetString());
        var sentence = $"of {again} asked again, {noise.GetProperty("confirmed")} were confirmed, {noise.GetProperty("corrected")} corrected";
        Assert.Contains(sentence, result.Output, StringComparison.Ordinal);
        Assert.Contains(sentence, (await File.ReadAllTextAsync(_files["run", "report.html"])).Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_RecheckModelAtAnotherServer_GetsItsOwnKeyAndNotTheLabelers()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(First(request.Row)), Rows);
        await using var other = await LabelingServer.StartAsync(request => Reply.Label(Gold(request.Row)), Rows);

        var keyless = await RunAsync(server, "label", "--recheck", "0.1", "--recheck-model", "second", "--recheck-endpoint", $"{other.Endpoint}", "--api-key-env", "RLAIF_TEST_KEY");
        Assert.Equal((0, true), (keyless.ExitCode, other.Requests.Count > 0));
        Assert.All(other.Requests, request => Assert.NotEqual("sk-first", request.ApiKey));

        var keyed = await RunAsync(server, "label", "--overwrite", "--recheck", "0.1", "--recheck-model", "second", "--recheck-endpoint", $"{other.Endpoint}", "--recheck-api-key-env", "RLAIF_OTHER_KEY");
        Assert.Equal((0, "sk-second"), (keyed.ExitCode, other.Requests.Last().ApiKey));
    }

    [Fact]
    public async Task Resume_OfARunBrokenOffWhileAskingAgain_ComesToTheSameEnd()
    {
        var isRevoked = false;
        await using var server = await LabelingServer.StartAsync(request => request.Model == "second" && isRevoked ? Reply.WrongKey() : Reply.Label(request.Model == "second" ? Gold(request.Row) : First(request.Row)), Rows);
        await RunAsync(server, "label", "--recheck", "0.2", "--recheck-model", "second");
        var whole = (await RunFiles.LabeledAsync(_files["run"])).Select(row => (row.Example.Id, row.Gold, row.Known)).ToList();
        var noise = RunFiles.Run(_files["run"]).GetProperty("noise").GetRawText();
        isRevoked = true;

        var broken = await RunAsync(server, "label", "--overwrite", "--recheck", "0.2", "--recheck-model", "second");
        isRevoked = false;
        var resumed = await Tool.RunAsync("resume", _files["run"]);

        Assert.Equal((3, 0), (broken.ExitCode, resumed.ExitCode));
        Assert.Equal(whole, (await RunFiles.LabeledAsync(_files["run"])).Select(row => (row.Example.Id, row.Gold, row.Known)));
        Assert.Equal(noise, RunFiles.Run(_files["run"]).GetProperty("noise").GetRawText());
    }

    [Fact]
    public async Task Estimate_RecheckModel_PricesItByItsOwnPrices()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(First(request.Row)), Rows);
        var prices = _files.Write("prices.json", """{"first": {"prompt_per_million": 1, "completion_per_million": 1}, "second": {"prompt_per_million": 100, "completion_per_million": 100}}""");

        var (alone, same, other) = (await EstimateAsync(), await EstimateAsync("--recheck", "0.1"), await EstimateAsync("--recheck", "0.1", "--recheck-model", "second"));

        Assert.Equal((62, 68, 69), (Requests(alone), Requests(same), Requests(other)));
        Assert.InRange(Cost(same), Cost(alone) * 1.09m, Cost(alone) * 1.11m);
        Assert.True(Cost(other) > 10 * Cost(alone));
        Assert.Equal(alone.GetProperty("low").GetRawText(), other.GetProperty("low").GetRawText());
        Assert.Empty(server.Requests);

        async Task<JsonElement> EstimateAsync(params string[] options) => JsonDocument.Parse((await RunAsync(server, "estimate", ["--json", "--prices", prices, .. options])).Output).RootElement;
        static int Requests(JsonElement estimate) => estimate.GetProperty("expected").GetProperty("requests").GetInt32();
        static decimal Cost(JsonElement estimate) => estimate.GetProperty("expected").GetProperty("cost_usd").GetDecimal();
    }

    [Theory]
    [InlineData("http://elsewhere.example", null, ModelProvider.Compatible, null)]
    [InlineData("http://elsewhere.example", "RLAIF_TEST_SECOND_KEY", ModelProvider.Compatible, "sk-second")]
    [InlineData("http://labels.example", null, ModelProvider.Compatible, null)]
    [InlineData("https://labels.example/", null, ModelProvider.Azure, "sk-first")]
    [InlineData(null, null, ModelProvider.Azure, "sk-first")]
    public void Apply_LabelerOfAzure_GivesItsKeyToNoOtherServer(string? endpoint, string? variable, ModelProvider provider, string? key)
    {
        Environment.SetEnvironmentVariable("RLAIF_TEST_FIRST_KEY", "sk-first");
        Environment.SetEnvironmentVariable("RLAIF_TEST_SECOND_KEY", "sk-second");
        var options = new ModelOptions();

        new SecondModel("second", endpoint, variable).Apply(options, Azure);

        Assert.Equal((provider, key), (options.Provider, options.ApiKey));
    }

    [Fact]
    public void Apply_NoEndpointAnywhere_NamesTheOption()
    {
        var refusal = Assert.Throws<UsageException>(() => new SecondModel("second", null, null).Apply(new ModelOptions(), Azure with { Endpoint = null }));

        Assert.StartsWith("--recheck-model second needs an endpoint", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("say with --recheck", "--recheck-model", "second")]
    [InlineData("name it with --recheck-model", "--recheck", "0.1", "--recheck-endpoint", "http://localhost:1/v1")]
    [InlineData("--recheck-endpoint needs an address", "--recheck", "0.1", "--recheck-model", "second", "--recheck-endpoint", "localhost")]
    [InlineData("--recheck-endpoint needs an address", "--recheck", "0.1", "--recheck-model", "second", "--recheck-endpoint", "http://joe:secret@localhost/v1")]
    [InlineData("name another one with --recheck-api-key-env", "--recheck", "0.1", "--recheck-model", "second", "--recheck-api-key-env", "RLAIF_NO_SUCH_KEY")]
    [InlineData("--recheck must be", "--recheck", "1.5")]
    public async Task Label_RecheckThatCannotBe_IsRefusedInASentence(string sentence, params string[] options)
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(First(request.Row)), Rows);

        var result = await RunAsync(server, "label", options);

        Assert.Equal((2, 0), (result.ExitCode, server.Requests.Count));
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_RecheckModelOfTheOracle_IsRefused()
    {
        var result = await Tool.RunAsync("label", RunFiles.Messages, "--text", "text", "--gold", "label", "--labeler", "oracle", "--recheck", "0.1", "--recheck-model", "m", "--out", _files["run"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("leave out --recheck-model", result.Errors, StringComparison.Ordinal);
    }

    private static LabelSettings Azure { get; } = new() { Pool = "pool.csv", Data = new DatasetOptions(), Labeler = "azure", Endpoint = "https://labels.example", ApiKeyVariable = "RLAIF_TEST_FIRST_KEY", Out = "run" };

    private static string Row(int number) => number % 2 == 0
        ? $"{Fruits[number / 2 % 5]} {Fruits[number / 10 % 5]} {Fruits[number / 3 % 5]} {number}"
        : $"{Metals[number / 2 % 5]} {Metals[number / 10 % 5]} {Metals[number / 3 % 5]} {number}";

    private static string Gold(string row) => row[^1] % 2 == 0 ? "fruit" : "metal";

    // One row in nine gets a wrong answer.
    private static string First(string row) => int.Parse(row.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture) % 9 == 0 ? Gold(row) == "fruit" ? "metal" : "fruit" : Gold(row);

    private async Task<ToolResult> RunAsync(LabelingServer server, string command, params string[] options)
    {
        var pool = _files.Write("pool.csv", $"text\n{string.Concat(Rows.Select(row => $"{row}\n"))}");
        using var tool = Tool.Start(
            new Dictionary<string, string> { ["RLAIF_TEST_KEY"] = "sk-first", ["RLAIF_OTHER_KEY"] = "sk-second" },
            [command, pool, "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "first", "--budget", "60", "--stop", "never", "--out", _files["run"], .. options]);
        return await tool.EndAsync();
    }
}
