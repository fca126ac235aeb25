using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Options from rlaif.json and keys from user secrets, by the tool as a process.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Config_Options_HoldWhereTheCommandLineSaysNothing()
    {
        var config = _files.Write("rlaif.json", """
            {
              // For every command that has it.
              "text": "message",
              "label": { "labels": ["fruit", "metal"], "gold": "truth", "labeler": "oracle", "budget": 5, "overwrite": true, "stop": "never" },
              "predict": { "out-format": "jsonl" }
            }
            """);
        var pool = Pool();

        var byFile = await Tool.RunAsync("label", pool, "--out", _files["first"], "--config", config);
        var byBoth = await Tool.RunAsync("--config", config, "label", pool, "--out", _files["second"], "--budget", "8");

        Assert.Equal((0, string.Empty, 0), (byFile.ExitCode, byFile.Errors, byBoth.ExitCode));
        Assert.Equal(5, (await RunFiles.LabeledAsync(_files["first"])).Count(row => row.Known == "labeler"));
        Assert.Equal(8, (await RunFiles.LabeledAsync(_files["second"])).Count(row => row.Known == "labeler"));
    }

    [Theory]
    [InlineData("""{"bugdet": 3}""", "'bugdet' in", "did you mean 'budget'?")]
    [InlineData("""{"label": {"lables": "a,b"}}""", "'lables' in", "did you mean 'labels'?")]
    [InlineData("""{"lable": {"labels": "a,b"}}""", "'lable' in", "did you mean 'label'?")]
    [InlineData("""{"predict": {"budget": 3}}""", "'budget' in", "is no option")]
    [InlineData("""{"api-key": "abc"}""", "'api-key' in", "would be a key")]
    [InlineData("""{"label": {"model": "sk-abcdef"}}""", "'model' in", "would be a key")]
    [InlineData("""{"budget": [1, 2]}""", "'budget' in", "has a value that no option takes")]
    [InlineData("""{"budget": "many"}""", "rlaif.json: --budget must be a whole number", "not many")]
    [InlineData("[]", "is no JSON object", "")]
    [InlineData("{", "is no JSON (line 1)", "")]
    public async Task Config_ThatCannotHold_IsOneSentenceAndExitCode2(string content, string first, string second)
    {
        var result = await Tool.RunAsync("label", Pool(), "--labels", "fruit,metal", "--labeler", "oracle", "--out", _files["run"], "--config", _files.Write("rlaif.json", content));

        Assert.Equal(2, result.ExitCode);
        var sentence = Assert.Single(result.Errors.TrimEnd().Split('\n'));
        Assert.Contains(first, sentence, StringComparison.Ordinal);
        Assert.Contains(second, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-abcdef", sentence, StringComparison.Ordinal);
        Assert.False(Path.Exists(_files["run"]));
    }

    [Fact]
    public async Task Config_ThatLiesInTheFolder_IsAnnounced()
    {
        var pool = Pool();
        string[] label = ["label", pool, "--text", "message", "--gold", "truth", "--labeler", "oracle", "--out", _files["run"]];
        _files.Write("rlaif.json", """{"budget": 5, "labels": "fruit,metal"}""");
        var announced = await Tool.RunInAsync(_files[""], label);

        Assert.Equal((0, "rlaif: rlaif.json here gives --budget, --labels."), (announced.ExitCode, announced.Errors.Trim()));
    }

    [Theory]
    [InlineData("embedding-api-key-env", "would choose a key,")]
    [InlineData("endpoint", "would choose a server")]
    [InlineData("recheck-endpoint", "would choose a server")]
    [InlineData("embedding-endpoint", "would choose a server")]
    [InlineData("jury", "would choose servers and keys,")]
    public async Task Config_ThatLiesInTheFolder_ChoosesNoKeyAndNoServer(string option, string sentence)
    {
        _files.Write("rlaif.json", $$"""{"{{option}}": "http://127.0.0.1:9/v1"}""");

        var refused = await Tool.RunInAsync(_files[""], "label", Pool(), "--text", "message", "--gold", "truth", "--labeler", "oracle", "--out", _files["run"]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"'{option}' in rlaif.json {sentence}", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_ForAllCommands_LeavesARunItsOwnSettings()
    {
        var config = _files.Write("all.json", """{"budget": 5, "text": "message"}""");
        await Tool.RunAsync("label", Pool(), "--gold", "truth", "--labeler", "oracle", "--stop", "never", "--max-rounds", "1", "--budget", "20", "--seed-size", "8", "--out", _files["run"], "--config", config);

        var resumed = await Tool.RunAsync("resume", _files["run"], "--max-rounds", "2", "--config", config);

        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(20, RunFiles.Run(_files["run"]).GetProperty("settings").GetProperty("budget").GetInt32());
    }

    [Fact]
    public async Task KeyAsTheNameOfAVariable_IsNotRepeated()
    {
        var result = await Tool.RunAsync("label", Pool(), "--text", "message", "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--api-key-env", "sk-abcdef", "--out", _files["run"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("takes the name of an environment variable", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-abcdef", result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_MissingFile_IsRefused() =>
        Assert.Contains("There is no file none.json", (await Tool.RunAsync("show", "run", "1", "--config", "none.json")).Errors, StringComparison.Ordinal);

    [UnixFact]
    public async Task Key_InUserSecrets_ReachesTheServer()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("fruit"));
        Directory.CreateDirectory(_files[".microsoft", "usersecrets", "rlaif"]);
        _files.Write(Path.Combine(".microsoft", "usersecrets", "rlaif", "secrets.json"), """{"MY_KEY": "sk-from-secrets"}""");
        using var tool = Tool.Start(
            new Dictionary<string, string> { ["HOME"] = _files[""] },
            "label", Pool(), "--text", "message", "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "m", "--api-key-env", "MY_KEY", "--budget", "2", "--out", _files["run"]);

        var result = await tool.EndAsync();

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.All(server.Requests, request => Assert.Equal("sk-from-secrets", request.ApiKey));
    }

    private string Pool() => _files.Write(
        "pool.csv", $"message,truth\n{string.Concat(Enumerable.Range(100, 20).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number},{(number % 2 == 0 ? "fruit" : "metal")}\n"))}");
}
