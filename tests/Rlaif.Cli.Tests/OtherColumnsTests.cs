using Rlaif.Datasets;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>The user's own columns go with their rows to every file of rows, and nowhere else.</summary>
public sealed class OtherColumnsTests : IDisposable
{
    private const string Secret = "Ms Codd";
    private static readonly string[] Texts = [.. Enumerable.Range(100, 40).Select(Text)];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_OtherColumns_StandInEveryFileOfRowsAndNowhereElse()
    {
        await using var server = await LabelingServer.StartAsync(Answer, Texts);
        var result = await LabelAsync(server);

        var export = await Tool.RunAsync("export", _files["run"], "--out", _files["export.csv"]);
        var review = await Tool.RunAsync("export", _files["run"], "--review", _files["review.csv"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Equal((0, 0), (export.ExitCode, review.ExitCode));
        var labeled = File.ReadAllText(_files["run", "labeled.csv"]);
        Assert.StartsWith("id,text,label,confidence,entropy,source,outcome,guaranteed,customer,input.source,note\n", labeled, StringComparison.Ordinal);
        Assert.All(Rows("run", "labeled.csv"), row => Assert.Equal([$"{Secret} {Number(row)}", "mail", "'=1+1"], Others(row)));
        Assert.Equal(labeled, File.ReadAllText(_files["export.csv"]));
        Assert.StartsWith("id,text,label,guess,reason,corrected,\"customer\",\"source\",\"note\"\n", File.ReadAllText(_files["review.csv"]), StringComparison.Ordinal);
        Assert.All(Rows("review.csv"), row => Assert.Equal([$"{Secret} {Number(row)}", "mail", "'=1+1"], Others(row)));
        Assert.NotEmpty(Rows("review.csv"));
        Assert.DoesNotContain(server.Requests, request => request.Body.GetRawText().Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(_files["run"]).Where(file => Path.GetFileName(file) != "labeled.csv"), file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_ReviewFileWithOtherColumns_IsTakenOver()
    {
        await using var server = await LabelingServer.StartAsync(Answer, Texts);
        await LabelAsync(server);
        await Tool.RunAsync("export", _files["run"], "--review", _files["review.csv"]);
        var lines = File.ReadAllLines(_files["review.csv"]);
        File.WriteAllLines(_files["review.csv"], [lines[0], lines[1].Replace(",,", ",fruit,", StringComparison.Ordinal)]);

        var imported = await Tool.RunAsync("review", "import", _files["run"], _files["review.csv"]);

        Assert.Equal((0, string.Empty), (imported.ExitCode, imported.Errors));
        Assert.StartsWith("1 labels taken over", imported.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_JsonLines_KeepTheirFieldsAsTheyStand()
    {
        var rows = Enumerable.Range(100, 30).Select(number => $$"""{"text":"{{Text(number)}}","truth":"{{(number % 2 == 0 ? "fruit" : "metal")}}","priority":{{number}},"tags":["a"],"label":null}""");
        var pool = _files.Write("pool.jsonl", string.Join('\n', rows));
        Assert.Equal(0, (await Tool.RunAsync("label", pool, "--gold", "truth", "--labeler", "oracle", "--budget", "10", "--out", _files["run"])).ExitCode);

        var result = await Tool.RunAsync("export", _files["run"], "--out", _files["export.jsonl"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.All(File.ReadLines(_files["export.jsonl"]).Index(), line =>
            Assert.EndsWith($"\"guaranteed\":false,\"truth\":\"{(line.Index % 2 == 0 ? "fruit" : "metal")}\",\"priority\":{100 + line.Index},\"tags\":[\"a\"],\"input.label\":null}}", line.Item, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_FileChangedUnderWay_SavesTheLabelsWithoutAndSaysHowToGetThem()
    {
        string? pool = null;
        await using var server = await LabelingServer.StartAsync(request =>
        {
            File.WriteAllText(pool!, "text,customer\nother,x\n");
            return Answer(request);
        }, Texts);
        pool = Pool();

        var result = await LabelAsync(server, pool);
        File.WriteAllText(pool, PoolText());
        var export = await Tool.RunAsync("export", _files["run"], "--out", _files["export.csv"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"labeled.csv lacks the other columns of {pool}, which is a pipe, or has moved or changed", Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.StartsWith("id,text,label,confidence,entropy,source,outcome,guaranteed\n", File.ReadAllText(_files["run", "labeled.csv"]), StringComparison.Ordinal);
        Assert.Equal(40, Rows("run", "labeled.csv").Count);
        Assert.Equal((0, string.Empty), (export.ExitCode, export.Errors));
        Assert.Equal(["customer", "input.source", "note"], Rows("export.csv")[0].Metadata.Skip(6).Select(field => field.Name));
    }

    [Theory]
    [InlineData("export", "--out", "all.csv")]
    [InlineData("resume")]
    [InlineData("report")]
    public async Task KeptRun_FileMoved_IsOneSentenceAndExitCode2(string command, params string[] options)
    {
        await using var server = await LabelingServer.StartAsync(Answer, Texts);
        var pool = Pool();
        await LabelAsync(server, pool);
        File.Move(pool, _files["moved.csv"]);

        var result = await Tool.RunAsync([command, _files["run"], .. options]);

        Assert.Equal((2, $"rlaif: The texts of {_files["run"]} are read from {pool}, which is not there, empty or a pipe; put the file back, since a run keeps no copy of it.\n"), (result.ExitCode, result.Errors));
    }

    [Theory]
    [InlineData("csv", "customer,text,label\nMs Codd,apple,old\n", "out.csv", "customer,input.label\n1,apple,fruit,", ",Ms Codd,old\n")]
    [InlineData("jsonl", "{\"text\":\"apple\",\"n\":1.50,\"s\":\"=\"}\n", "out.csv", "n,s\n1,apple,fruit,", ",1.50,'=\n")]
    [InlineData("jsonl", "{\"text\":\"apple\",\"n\":1.50,\"s\":\"=\"}\n", "out.jsonl", "{\"id\":\"1\",\"text\":\"apple\",\"label\":\"fruit\",", ",\"n\":1.50,\"s\":\"=\"}\n")]
    [InlineData("txt", "apple\n", "out.csv", "guaranteed\n1,apple,fruit,", ",false\n")]
    public async Task Predict_OtherColumns_AreCarriedAlong(string format, string texts, string output, string beginning, string end)
    {
        var model = await ModelAsync();

        var file = await Tool.RunAsync("predict", model, _files.Write($"more.{format}", texts), "--out", _files[output]);
        var piped = await Tool.RunWithInputAsync(texts, "predict", model, "-", "--format", format, "--out-format", Path.GetExtension(output)[1..]);

        Assert.Equal((0, string.Empty, 0, string.Empty), (file.ExitCode, file.Errors, piped.ExitCode, piped.Errors));
        Assert.Equal(File.ReadAllText(_files[output]), piped.Output);
        Assert.Contains(beginning, piped.Output, StringComparison.Ordinal);
        Assert.EndsWith(end, piped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_FieldThatComesTooLateForATable_IsSaidOnce()
    {
        var texts = string.Concat(Enumerable.Range(0, 20_000).Select(number => number < 10_000 ? "{\"text\":\"apple\",\"n\":1}\n" : "{\"text\":\"iron\",\"late\":2,\"n\":3}\n"));

        var result = await Tool.RunWithInputAsync(texts, "predict", await ModelAsync(), "-", "--format", "jsonl");

        Assert.Contains("The field 'late' of standard input comes after the first 8192 rows", Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.EndsWith(",false,3\n", result.Output, StringComparison.Ordinal);
    }

    private static Reply Answer(ChatRequest request) =>
        request.Row.EndsWith('3') ? Reply.Refusal() : Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal");

    private static string Text(int number) => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} no. {number}";

    private static string PoolText() =>
        $"customer,text,source,label,note\n{string.Concat(Enumerable.Range(100, 40).Select(number => $"{Secret} {number},{Text(number)},mail,{(number == 104 ? "fruit" : string.Empty)},=1+1\n"))}";

    private static string Number(DatasetRow row) => row.Example.Text.Split(' ')[^1];

    private static IEnumerable<string> Others(DatasetRow row) => row.Metadata.TakeLast(3).Select(field => field.Value);

    private string Pool() => _files.Write("pool.csv", PoolText());

    private IReadOnlyList<DatasetRow> Rows(params string[] file) => [.. DatasetReader.ReadRows(_files[file], new DatasetOptions { IdColumn = "id" })];

    private Task<ToolResult> LabelAsync(LabelingServer server, string? pool = null) => Tool.RunAsync(
        "label", pool ?? Pool(), "--known", "label", "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "model-1", "--concurrency", "1", "--out", _files["run"]);

    private async Task<string> ModelAsync()
    {
        var pool = _files.Write("apples.csv", $"text,label\n{string.Concat(Enumerable.Range(0, 20).Select(number => number % 2 == 0 ? $"apple {number},fruit\n" : $"iron {number},metal\n"))}");
        Assert.Equal(0, (await Tool.RunAsync("label", pool, "--gold", "label", "--labeler", "oracle", "--out", _files["model"])).ExitCode);
        return _files["model", "model.rlaif"];
    }
}
