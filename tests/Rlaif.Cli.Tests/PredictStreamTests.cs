using System.Text.Json;

namespace Rlaif.Cli.Tests;

public sealed class PredictStreamTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Predict_StandardInput_WritesTheRowsOfAFileToStandardOutput()
    {
        var model = await ModelAsync();
        var texts = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{(number % 3 == 0 ? "apple" : "iron")} {number}\n"));
        var fromFile = await Tool.RunAsync("predict", model, _files.Write("texts.txt", texts), "--out", _files["out.csv"]);

        var piped = await Tool.RunWithInputAsync(texts, "predict", model, "-");

        Assert.Equal((0, 0, string.Empty), (fromFile.ExitCode, piped.ExitCode, piped.Errors));
        Assert.Equal(File.ReadAllText(_files["out.csv"]), piped.Output);
        var lines = piped.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(20_001, lines.Length);
        Assert.StartsWith("1,apple 0,fruit,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("20000,iron 19999,metal,", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "key;body\na;\"apple; pear\"\nb;iron\n")]
    [InlineData("tsv", "key\tbody\na\tapple; pear\nb\tiron\n")]
    [InlineData("jsonl", "{\"key\":\"a\",\"body\":\"apple; pear\"}\n{\"key\":\"b\",\"body\":\"iron\"}\n")]
    public async Task Predict_StandardInputInColumns_ReadsThem(string format, string input)
    {
        var result = await Tool.RunWithInputAsync(input, "predict", await ModelAsync(), "-", "--format", format, "--text", "body", "--id", "key", "--out-format", "jsonl");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var rows = result.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a apple; pear fruit", "b iron metal"], rows.Select(row => $"{row.GetProperty("id")} {row.GetProperty("text")} {row.GetProperty("label")}"));
    }

    [Fact]
    public async Task Predict_BadRowsSkipped_SaysSoBesideTheOutput()
    {
        var result = await Tool.RunWithInputAsync("apple\n\niron\n", "predict", await ModelAsync(), "-", "--bad-rows", "skip");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("standard input, line 2: the text is empty; skipped.", result.Errors, StringComparison.Ordinal);
        Assert.Equal(3, result.Output.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Predict_TableReadAsLines_SaysHowItIsReadAsOne()
    {
        var result = await Tool.RunWithInputAsync("id,text\n1,apple\n", "predict", await ModelAsync(), "-");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("The first line of standard input has 'text' in it", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "-", "standard input has no row with a text")]
    [InlineData("apple\n\n", "-", "standard input, line 2: the text is empty")]
    [InlineData("", "texts.txt", "--out is missing")]
    [InlineData("", "texts.txt --out x --format csv", "--format is for standard input")]
    public async Task Predict_BadInput_IsOneSentence(string input, string arguments, string sentence)
    {
        var result = await Tool.RunWithInputAsync(input, ["predict", await ModelAsync(), .. arguments.Split(' ')]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd('\n').Split('\n'));
    }

    private async Task<string> ModelAsync()
    {
        var pool = _files.Write("pool.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 40).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number},{(number % 2 == 0 ? "fruit" : "metal")}\n")));
        await Tool.RunAsync("label", pool, "--gold", "label", "--labeler", "oracle", "--budget", "20", "--out", _files["run"]);
        return _files["run", "model.rlaif"];
    }
}
