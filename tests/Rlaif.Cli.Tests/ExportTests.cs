using System.Text.Json;
using Rlaif.Datasets;

namespace Rlaif.Cli.Tests;

/// <summary>What a run is exported as, by the tool as a process.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Export_Chat_HasAConversationForEachAnsweredRow()
    {
        await RunAsync();

        var result = await Tool.RunAsync("export", _files["run"], "--out", _files["chat.jsonl"], "--format", "chat");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var lines = File.ReadLines(_files["chat.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("messages")).ToList();
        Assert.Equal(10, lines.Count);
        Assert.All(lines, messages =>
        {
            Assert.Equal(["system", "user", "assistant"], messages.EnumerateArray().Select(message => message.GetProperty("role").GetString()));
            Assert.EndsWith("one of: fruit, metal.", messages[0].GetProperty("content").GetString(), StringComparison.Ordinal);
            Assert.Equal(LabelOf(messages[1].GetProperty("content").GetString()!), messages[2].GetProperty("content").GetString());
        });
    }

    [Theory]
    [InlineData("pool.csv")]
    [InlineData("run/labeled.csv")]
    public async Task Export_OverWhatTheRunNeeds_IsRefused(string file)
    {
        await RunAsync();
        var before = await File.ReadAllTextAsync(_files[file]);

        var result = await Tool.RunAsync("export", _files["run"], "--out", _files[file], "--format", "classifier");

        Assert.Equal((2, before), (result.ExitCode, await File.ReadAllTextAsync(_files[file])));
    }

    [Fact]
    public async Task Export_Classifier_HasTextsAndLabels_WithPredictedEveryRow()
    {
        await RunAsync();

        var answered = await Tool.RunAsync("export", _files["run"], "--out", _files["answered.csv"], "--format", "classifier");
        var all = await Tool.RunAsync("export", _files["run"], "--out", _files["all.csv"], "--format", "classifier", "--predicted");

        Assert.Equal((0, 0), (answered.ExitCode, all.ExitCode));
        Assert.Equal("text,label", File.ReadLines(_files["answered.csv"]).First());
        Assert.Equal((10, 30), ((await ReadAsync("answered.csv")).Count, (await ReadAsync("all.csv")).Count));
        Assert.All(await ReadAsync("answered.csv"), row => Assert.Equal(LabelOf(row.Example.Text), row.Gold));
    }

    [Theory]
    [InlineData("--out", "all.txt", "has no ending that is known")]
    [InlineData("--format", "xml", "xml")]
    [InlineData("--format", "chat", "Say what to write")]
    public async Task Export_BadInput_IsOneSentenceAndExitCode2(string option, string value, string sentence)
    {
        await RunAsync();

        var result = await Tool.RunAsync("export", _files["run"], option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static string LabelOf(string text) => text.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal";

    private async Task<IReadOnlyList<DatasetRow>> ReadAsync(string file) => (await DatasetReader.ReadAsync(_files[file], new DatasetOptions { GoldColumn = "label" })).Rows;

    private async Task RunAsync()
    {
        var rows = Enumerable.Range(100, 30).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}");
        var pool = _files.Write("pool.csv", $"text,truth\n{string.Concat(rows.Select(row => $"{row},{LabelOf(row)}\n"))}");
        Assert.Equal(0, (await Tool.RunAsync("label", pool, "--gold", "truth", "--labeler", "oracle", "--budget", "10", "--out", _files["run"])).ExitCode);
    }
}
