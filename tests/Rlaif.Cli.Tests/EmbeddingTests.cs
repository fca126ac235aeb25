using Rlaif.Clients;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>The tool as a process against a real server of embeddings in this one.</summary>
public sealed class EmbeddingTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 40).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("auto")]
    [InlineData("embedding")]
    public async Task Label_EmbeddingModel_IsPickedAndSaid(string classifier)
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();

        var result = await LabelAsync(server, "run", "--classifier", classifier);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Contains("Classifier: embedding, by small.", result.Output, StringComparison.Ordinal);
        Assert.Equal(("embedding", "small"), (RunFiles.Run(_files["run"]).GetProperty("classifier").GetString(), RunFiles.Run(_files["run"]).GetProperty("embedding_model").GetString()));
        Assert.All(server.EmbeddingRequests, request => Assert.Equal(("sk-secret-key", "small"), (request.ApiKey, request.Model)));
        Assert.Superset(Rows.ToHashSet(), server.EmbeddingRequests.SelectMany(request => request.Texts).ToHashSet());
        Assert.All(await RunFiles.LabeledAsync(_files["run"]), row => Assert.Equal(LabelOf(row.Example.Text), row.Gold));
        Assert.DoesNotContain(Directory.EnumerateFiles(_files["run"]), file => File.ReadAllText(file).Contains("sk-secret-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_Linear_AsksForNoEmbeddings()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();

        var result = await LabelAsync(server, "run", "--classifier", "linear");

        Assert.Contains("Classifier: linear.", result.Output, StringComparison.Ordinal);
        Assert.Equal("linear", RunFiles.Run(_files["run"]).GetProperty("classifier").GetString());
        Assert.Empty(server.EmbeddingRequests);
    }

    [Fact]
    public async Task Label_SecondRun_TakesTheVectorsFromTheCache()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();
        await LabelAsync(server, "first");
        var asked = server.EmbeddingRequests.Count;

        var result = await LabelAsync(server, "second");

        Assert.Equal((0, asked), (result.ExitCode, server.EmbeddingRequests.Count));
        Assert.Equal(File.ReadAllText(_files["first", "labeled.csv"]), File.ReadAllText(_files["second", "labeled.csv"]));
        Assert.NotEmpty(Directory.EnumerateFiles(_files["cache", "rlaif", "embeddings"]));
    }

    [Fact]
    public async Task Label_CacheNone_KeepsNothing()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();

        await LabelAsync(server, "run", "--embedding-cache", "none");

        Assert.NotEmpty(server.EmbeddingRequests);
        Assert.False(Path.Exists(_files["cache"]));
    }

    [Theory]
    [InlineData(401, "refused the API key")]
    [InlineData(404, "knows no such model or path")]
    public async Task Label_EmbeddingsRefused_IsOneSentenceAndNothingWritten(int status, string expected)
    {
        await using var server = await LabelingServer.StartEmbeddingAsync(_ => status == 401 ? Reply.WrongKey() : Reply.UnknownModel());

        var result = await LabelAsync(server, "run");

        Assert.Equal((3, 1), (result.ExitCode, server.EmbeddingRequests.Count));
        Assert.StartsWith("rlaif: No embeddings: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
        Assert.DoesNotContain("sk-secret-key", result.Errors + result.Output, StringComparison.Ordinal);
        Assert.False(Path.Exists(_files["run"]));
    }

    // As a process it would wait for its retries.
    [Fact]
    public void Sentence_ServerThatIsNotThere_NamesTheEmbeddings()
    {
        var failure = new ModelServerException(FailureKind.Transient, attempts: 6);

        Assert.Equal((ExitCode.CannotGoOn, "No embeddings: The server cannot be reached (6 attempts); check the endpoint and the network."), (Program.Code(failure), Program.Sentence(failure)));
    }

    [Fact]
    public async Task Predict_EmbeddingModelOfARun_LabelsLikeItsClassifier()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();
        await LabelAsync(server, "run");

        var result = await PredictAsync("--embedding-endpoint", $"{server.Endpoint}", "--embedding-model", "small");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var predicted = File.ReadLines(_files["predicted.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(Rows.Length, predicted.Count);
        Assert.All(predicted, fields => Assert.Equal(LabelOf(fields[1]), fields[2]));
    }

    [Fact]
    public async Task Predict_EmbeddingModelNotGivenOrAnother_SaysWhichIsNeeded()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();
        await LabelAsync(server, "run");

        var missing = await PredictAsync();
        var other = await PredictAsync("--embedding-endpoint", $"{server.Endpoint}", "--embedding-model", "large");

        Assert.Equal((2, 2), (missing.ExitCode, other.ExitCode));
        Assert.Contains("--embedding-model small", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("'small'", other.Errors, StringComparison.Ordinal);
        Assert.All([missing, other], result => Assert.Single(result.Errors.TrimEnd().Split('\n')));
        Assert.False(Path.Exists(_files["predicted.csv"]));
    }

    private static string LabelOf(string row) => row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal";

    private Dictionary<string, string> Environment() => new() { ["RLAIF_TEST_KEY"] = "sk-secret-key", ["XDG_CACHE_HOME"] = _files["cache"] };

    private async Task<ToolResult> LabelAsync(LabelingServer server, string run, params string[] more)
    {
        var pool = _files.Write("pool.csv", $"text,truth\n{string.Concat(Rows.Select(row => $"{row},{LabelOf(row)}\n"))}");
        using var tool = Tool.Start(Environment(),
        [
            "label", pool, "--gold", "truth", "--labeler", "oracle", "--budget", "20", "--out", _files[run],
            "--embedding-endpoint", $"{server.Endpoint}", "--embedding-model", "small", "--embedding-api-key-env", "RLAIF_TEST_KEY", .. more,
        ]);
        return await tool.EndAsync();
    }

    private async Task<ToolResult> PredictAsync(params string[] more)
    {
        using var tool = Tool.Start(Environment(), ["predict", _files["run", "model.rlaif"], _files["pool.csv"], "--out", _files["predicted.csv"], .. more]);
        return await tool.EndAsync();
    }
}
