using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Runs whose classes change: only what an answer no longer says is asked again.</summary>
public sealed class RelabelTests : IAsyncLifetime, IDisposable
{
    private const string Unknown = "__unknown__";
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 10 == 7 ? "odd thing" : number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();
    private LabelingServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request)), Rows);
        var result = await Tool.RunAsync(
            "label", _files.Write("pool.csv", $"text\n{string.Join('\n', Rows)}\n"), "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{_server.Endpoint}",
            "--model", "model-1", "--budget", "30", "--recheck", "0.2", "--out", _files["run"]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Relabel_RenamedClass_AsksNobodyAndLeavesTheOldRun()
    {
        var before = RunFiles.Content(_files["run"]).ToList();
        var requests = _server.Requests.Count;
        var old = await AnswersAsync("run");

        var result = await RelabelAsync("--rename", "fruit=produce");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Contains($"30 answers taken over, 0 rows to ask about again; rlaif resume {_files["new"]} --budget N asks about more.", result.Output, StringComparison.Ordinal);
        Assert.Equal(requests, _server.Requests.Count);
        Assert.Equal(before, RunFiles.Content(_files["run"]));
        Assert.Equal(old.Select(row => (row.Id, row.Label == "fruit" ? "produce" : row.Label)), await AnswersAsync("new"));
        Assert.Equal((0, 0m), (RunFiles.Run(_files["new"]).GetProperty("requests").GetInt32(), RunFiles.Run(_files["new"]).GetProperty("cost_usd").GetDecimal()));
    }

    [Fact]
    public async Task Relabel_SplitClass_AsksItsRowsAloneAndGoesOn()
    {
        var old = await AnswersAsync("run");
        var requests = _server.Requests.Count;
        var descriptions = _files.Write("labels.json", """[{"name": "apple", "description": "round fruit"}, {"name": "pear"}]""");

        var result = await RelabelAsync("--split", "fruit=apple,pear", "--labels-file", descriptions);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var asked = _server.Requests.Skip(requests).ToList();
        Assert.Equal(old.Where(row => row.Label == "fruit").Select(row => Rows[int.Parse(row.Id, null) - 1]).Order(), asked.Select(request => request.Row).Order());
        Assert.All(asked, request => Assert.Contains("- \"apple\": round fruit\n", request.Messages[0].Text, StringComparison.Ordinal));
        Assert.Equal(old.Select(row => (row.Id, row.Label == "fruit" ? "apple" : row.Label)), await AnswersAsync("new"));

        var resumed = await Tool.RunAsync("resume", _files["new"], "--budget", "40");

        Assert.Equal((0, string.Empty), (resumed.ExitCode, resumed.Errors));
        Assert.Equal(requests + asked.Count + 10, _server.Requests.Count);
    }

    [Fact]
    public async Task Relabel_AddedClass_AsksWhereNoClassFitted()
    {
        var requests = _server.Requests.Count;
        var unfit = _server.Requests.Where(request => request.Row.StartsWith("odd", StringComparison.Ordinal)).Select(request => request.Row).Distinct().Order().ToList();

        var result = await RelabelAsync("--add", "oddity");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.NotEmpty(unfit);
        Assert.Equal(unfit, _server.Requests.Skip(requests).Select(request => request.Row).Order());
        Assert.Equal(unfit.Count, (await AnswersAsync("new")).Count(row => row.Label == "oddity"));
    }

    [Fact]
    public async Task Relabel_LabelOfAPerson_StaysAboveAnyAnswer()
    {
        var (id, label) = (await AnswersAsync("run"))[0];
        var other = label == "fruit" ? "metal" : "fruit";
        _files.Write("review.csv", $"id,text,corrected\n{id},{Rows[int.Parse(id, null) - 1]},{other}\n");
        Assert.Equal(0, (await Tool.RunAsync("review", "import", _files["run"], _files["review.csv"])).ExitCode);

        var result = await RelabelAsync("--rename", $"{other}=better");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var row = (await RunFiles.LabeledAsync(_files["new"])).Single(row => row.Example.Id == id);
        Assert.Equal(("better", "known"), (row.Gold, row.Known));
    }

    [Fact]
    public async Task Relabel_DamagedJournalAndNoChange_GoesOnWithWhatIsLeft()
    {
        var path = _files["run", "journal.db"];
        var bytes = File.ReadAllBytes(path);
        Array.Clear(bytes, bytes.Length / 2 / 4096 * 4096, 4096);
        File.WriteAllBytes(path, bytes);
        var requests = _server.Requests.Count;

        var result = await RelabelAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(requests, _server.Requests.Count);
        Assert.NotEmpty(await AnswersAsync("new"));
    }

    [Theory]
    [InlineData(new[] { "--rename", "plum=pear" }, "There is no class 'plum' to change; the classes are fruit, metal.")]
    [InlineData(new[] { "--rename", "fruit=metal" }, "There is a class 'metal' already; make one of two by --merge metal,OTHER=metal.")]
    [InlineData(new[] { "--rename", "fruit" }, "--rename must have the form OLD=NEW, not fruit.")]
    [InlineData(new[] { "--merge", "fruit=x" }, "--merge must have the form A,B=C, not fruit=x.")]
    [InlineData(new[] { "--split", "fruit=apple" }, "--split must have the form A=B,C, not fruit=apple.")]
    [InlineData(new[] { "--add", "a=b" }, "--add must have the form NAME, not a=b.")]
    [InlineData(new[] { "--split", "fruit=apple," }, "--split must have the form A=B,C, not fruit=apple,.")]
    [InlineData(new[] { "--merge", "fruit,metal=thing" }, "There is only the class 'thing' left; keep at least two to choose from.")]
    [InlineData(new[] { "--add", "wood", "--labels-file", "none.json" }, "There is no file none.json")]
    public async Task Relabel_ChangeThatCannotBe_IsOneSentenceAndWritesNothing(string[] change, string expected)
    {
        var requests = _server.Requests.Count;

        var result = await RelabelAsync(change);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
        Assert.False(Path.Exists(_files["new"]));
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Fact]
    public async Task Relabel_FolderThatHoldsSomething_IsRefused()
    {
        var result = await Tool.RunAsync("relabel", _files["run"], "--rename", "fruit=produce", "--out", _files["run"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("holds a run already; go on with it by rlaif resume", result.Errors, StringComparison.Ordinal);
    }

    private static string LabelOf(ChatRequest request) =>
        request.Row.StartsWith("iron", StringComparison.Ordinal) ? Offered(request, "metal", "better")
        : request.Row.StartsWith("odd", StringComparison.Ordinal) ? Offered(request, "oddity", Unknown)
        : Offered(request, "fruit", "apple", "produce");

    private static string Offered(ChatRequest request, params string[] labels) => labels.First(label => request.Labels.Contains(label, StringComparer.Ordinal));

    private Task<ToolResult> RelabelAsync(params string[] change) => Tool.RunAsync(["relabel", _files["run"], .. change, "--out", _files["new"]]);

    private async Task<List<(string Id, string Label)>> AnswersAsync(string run) =>
        [.. (await RunFiles.LabeledAsync(_files[run])).Where(row => row.Known == "labeler").Select(row => (row.Example.Id, row.Gold!))];
}
