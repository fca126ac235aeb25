using System.Text.Json;
using Rlaif.Datasets;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Classes that a model proposes, by the tool as a process.</summary>
public sealed class SuggestLabelsTests : IDisposable
{
    private const string Good = """{"labels":[{"name":"fruit","description":"What grows.\nOn trees.","examples":["apple pear","plum"]},{"name":"metal","description":"What is mined.","examples":[]}]}""";
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number} joe{number}@example.com")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Suggest_GoodReply_WritesAFileThatLabelReads()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Good));

        var result = await RunAsync(server, "--rows", "20", "--redact");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var labels = await LabelSetFile.ReadAsync(_files["labels.json"]);
        Assert.Equal(["fruit", "metal"], labels.Select(label => label.Name));
        Assert.Equal(("What grows. On trees.", 2), (labels[0].Description, labels[0].Examples.Count));
        var request = Assert.Single(server.Requests);
        var lines = request.LastUserText.TrimEnd().Split('\n');
        Assert.Equal(20, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain("@example.com", JsonDocument.Parse(line).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal));
        Assert.Contains("metal: What is mined.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I would rather talk about the weather.")]
    [InlineData("""{"labels":[{"name":"alone","description":"","examples":[]}]}""")]
    [InlineData("""{"labels":[{"name":"fruit","description":"","examples":[]},{"name":"Fruit","description":"","examples":[]}]}""")]
    [InlineData("""{"labels":[{"name":"a\u001b[31m","description":"","examples":[]},{"name":"b","description":"","examples":[]}]}""")]
    [InlineData("""{"labels":[{"name":"a\u202e","description":"","examples":[]},{"name":"b","description":"","examples":[]}]}""")]
    public async Task Suggest_RepliesThatAreNoLabelSet_FailAfterTwoTriesAndWriteNothing(string reply)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(reply));

        var result = await RunAsync(server);

        Assert.Equal((3, 2), (result.ExitCode, server.Requests.Count));
        Assert.Contains("no label set of 2 to 100 different classes", Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Path.Exists(_files["labels.json"]));
    }

    [Fact]
    public async Task Suggest_FileThatIsThere_IsKeptUntilOverwrite()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Good));
        _files.Write("labels.json", "mine");

        var refused = await RunAsync(server);

        Assert.Equal((2, 0, "mine"), (refused.ExitCode, server.Requests.Count, File.ReadAllText(_files["labels.json"])));
        Assert.Equal(0, (await RunAsync(server, "--overwrite")).ExitCode);
    }

    [Fact]
    public async Task Suggest_WrongKey_IsOneSentenceAndOneRequest()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.WrongKey());

        var result = await RunAsync(server);

        Assert.Equal((3, 1), (result.ExitCode, server.Requests.Count));
        Assert.Contains("401", Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private Task<ToolResult> RunAsync(LabelingServer server, params string[] options) => Tool.RunAsync(
        ["suggest-labels", _files.Write("pool.csv", $"text\n{string.Concat(Rows.Select(row => $"{row}\n"))}"), "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "m", "--out", _files["labels.json"], .. options]);
}
