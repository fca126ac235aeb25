using Rlaif.Cli.Checks;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>What a run would stumble over, by the tool as a process.</summary>
public sealed class DoctorTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Doctor_EverythingThere_IsOkThroughout()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("praise"));
        server.Listing.Models = ["model-1"];
        server.Listing.Key = "sk-secret-key";

        var result = await RunAsync(server, "--api-key-env", "RLAIF_TEST_KEY");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Equal(["disk", "endpoint", "clock", "key", "model", "row", "schema", "log-probabilities"], Lines(result).Select(line => line[6..].Split(':')[0]));
        Assert.All(Lines(result).Skip(1), line => Assert.StartsWith("ok ", line, StringComparison.Ordinal));
        Assert.Single(server.Requests);
        Assert.DoesNotContain("sk-secret-key", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ServerThatCanLittle_Warns()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Has("response_format") ? Reply.ParameterRefused("response_format") : Reply.Text("{\"label\":\"praise\"}"));
        server.Listing.Date = Noon;

        var result = await RunAsync(server);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warn  clock: The clock is ", result.Output, StringComparison.Ordinal);
        Assert.Contains("warn  schema: The server takes no JSON schema", result.Output, StringComparison.Ordinal);
        Assert.Contains("warn  log-probabilities: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WrongKey_FailsWithoutAskingAboutARow_UnlistedModel_IsTried()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("praise"));
        server.Listing.Key = "another";

        var wrongKey = await RunAsync(server, "--api-key-env", "RLAIF_TEST_KEY");
        server.Listing.Key = null;
        server.Listing.Models = ["a", "b"];
        var wrongModel = await RunAsync(server);

        Assert.Equal((3, 0, 1), (wrongKey.ExitCode, wrongModel.ExitCode, server.Requests.Count));
        Assert.Contains("fail  key: The server refuses the key (401)", wrongKey.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret-key", wrongKey.Output + wrongKey.Errors, StringComparison.Ordinal);
        Assert.Contains("warn  model: The server does not list the model 'model-1' but a, b; the row below shows whether it takes that name.", wrongModel.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_EmbeddingModel_HasOneTextEmbeddedAndSaysHowManyNumbersCome()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("praise"));
        await using var embeddings = await LabelingServer.StartEmbeddingAsync();

        var result = await RunAsync(server, "--embedding-endpoint", $"{embeddings.Endpoint}", "--embedding-model", "small");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Single(embeddings.EmbeddingRequests);
        Assert.Contains($"ok    embedding endpoint: {embeddings.Endpoint} answers", result.Output, StringComparison.Ordinal);
        Assert.Contains("ok    embedding: One text was embedded by 'small' in ", result.Output, StringComparison.Ordinal);
        Assert.Contains($"ok    dimension: A vector has {TextVectors.Dimensions} numbers", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_EmbeddingServerThatRefuses_Fails()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("praise"));
        await using var embeddings = await LabelingServer.StartEmbeddingAsync(_ => Reply.WrongKey());

        var refused = await RunAsync(server, "--embedding-endpoint", $"{embeddings.Endpoint}", "--embedding-model", "small");
        var unnamed = await RunAsync(server, "--embedding-endpoint", $"{embeddings.Endpoint}");

        Assert.Equal((3, 2), (refused.ExitCode, unnamed.ExitCode));
        Assert.StartsWith("fail  embedding endpoint: ", Lines(refused)[^1], StringComparison.Ordinal);
        Assert.Contains("--embedding-model", Assert.Single(unnamed.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NobodyThere_Fails()
    {
        var result = await Tool.RunAsync("doctor", "--labeler", "compatible", "--endpoint", "http://127.0.0.1:9/v1", "--model", "m", "--out", _files["run"]);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("fail  endpoint: Nothing answers at http://127.0.0.1:9/v1/models (connection error)", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs --model", "--labeler", "compatible", "--endpoint", "http://127.0.0.1:9")]
    [InlineData("holds no key", "--labeler", "openai", "--model", "m", "--api-key-env", "RLAIF_NO_SUCH_KEY")]
    [InlineData("needs no server", "--labeler", "oracle")]
    [InlineData("--labeler", "--model", "m")]
    public async Task Doctor_BadInput_IsOneSentenceAndExitCode2(string sentence, params string[] options)
    {
        var result = await Tool.RunAsync(["doctor", .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, CheckLevel.Ok)]
    [InlineData(60, CheckLevel.Ok)]
    [InlineData(61, CheckLevel.Warn)]
    [InlineData(-61, CheckLevel.Warn)]
    public void Clock_ApartFromTheServers_WarnsBeyondAMinute(int seconds, object level) =>
        Assert.Equal(level, ClockCheck.Of(Noon, Noon.AddSeconds(seconds)).Level);

    [Theory]
    [InlineData(49_000_000, CheckLevel.Fail)]
    [InlineData(50_000_000, CheckLevel.Warn)]
    [InlineData(1_000_000_000, CheckLevel.Ok)]
    public void Disk_FreeSpace_IsJudged(long free, object level) => Assert.Equal(level, DiskCheck.Of("run", free).Level);

    [UnixFact]
    public void Disk_FolderBelowAFile_CannotBeWritten() => Assert.Equal(CheckLevel.Fail, DiskCheck.Run("/proc/run").Level);

    private static string[] Lines(ToolResult result) => result.Output.TrimEnd().Split('\n');

    private async Task<ToolResult> RunAsync(LabelingServer server, params string[] options)
    {
        using var tool = Tool.Start(
            new Dictionary<string, string> { ["RLAIF_TEST_KEY"] = "sk-secret-key" },
            ["doctor", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "model-1", "--out", _files["run"], .. options]);
        return await tool.EndAsync();
    }
}
