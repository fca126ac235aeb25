namespace Rlaif.Cli.Tests;

public sealed class BadInputTests : IDisposable
{
    private const string Good = "text,label\napple,fruit\niron,metal\npear,fruit\n";
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string, string?, string[], string> Files => new()
    {
        { "missing file", null, [], "There is no file" },
        { "wrong column", "id,body\n1,apple\n", [], "has no column 'text'; it has: id, body." },
        { "wrong gold column", Good, ["--gold", "class"], "has no column 'class'; it has: text, label." },
        { "empty file", "", [], "has no row with a text" },
        { "only a header", "text,label\n", [], "has no row with a text" },
        { "one class", "text,label\napple,fruit\npear,fruit\n", [], "only the class 'fruit'" },
        { "empty text", "text,label\napple,fruit\n,metal\n", [], "line 3: the text is empty" },
        { "10 MB text", "text,label\napple,fruit\n" + new string('x', 10 * 1024 * 1024) + ",metal\n", [], "line 3: the text is longer than 1,000,000 characters" },
        { "class name with quotes and line breaks", "text,label\napple,fruit\niron,\"a \"\"quoted\"\"\nmetal\"\n", [], "line break" },
        { "NaN threshold", Good, ["--entropy-below", "NaN"], "--entropy-below must be a number above 0 and at most 1, not NaN" },
        { "noise above 1", Good, ["--noise", "1.5"], "--noise must be a number from 0 to 1, not 1.5" },
        { "no batch", Good, ["--batch", "0"], "--batch must be a whole number of at least 1, not 0" },
        { "no number", Good, ["--budget", "many"], "--budget must be a whole number of at least 1, not many" },
        { "decimal comma", Good, ["--entropy-below", "0,5"], "--entropy-below must be a number above 0 and at most 1, not 0,5" },
        { "empty label", Good, ["--labels", "fruit,,metal"], "holds an empty name" },
        { "empty out", Good, ["--out", ""], "is no folder" },
        { "out below a file", Good, ["--out", "/dev/null/run"], "Nothing can be written in /dev/null/run" },
        { "unknown option", Good, ["--bugdet", "3"], "--bugdet" },
        { "unknown strategy", Good, ["--strategy", "magic"], "magic" },
        { "labels twice", Good, ["--labels", "fruit,metal", "--labels-file", "x.json"], "keep one of them" },
        { "label twice", Good, ["--labels", "fruit,fruit"], "'fruit' occurs twice" },
        { "gold outside the labels", Good, ["--labels", "fruit,stone"], "'metal' is not in the label set" },
        { "missing test file", Good, ["--test", "none.csv"], "There is no file none.csv" },
        { "missing labels file", Good, ["--labels-file", "none.json"], "There is no file none.json" },
        { "unknown known label", "text,label,known\napple,fruit,stone\niron,metal,\n", ["--known", "known"], "'stone' is not in the label set" },
        { "embedding without a model", Good, ["--classifier", "embedding"], "--classifier embedding needs --embedding-model" },
        { "mlnet without its package", Good, ["--classifier", "mlnet"], "name the output folder in RLAIF_MLNET" },
        { "embedding endpoint without a model", Good, ["--embedding-endpoint", "http://127.0.0.1:9/v1"], "name it with --embedding-model" },
        { "embedding endpoint no address", Good, ["--embedding-model", "m", "--embedding-endpoint", "localhost:8089"], "--embedding-endpoint needs an address" },
        { "embedding model of OpenAI without a key", Good, ["--embedding-model", "m", "--embedding-api-key-env", "RLAIF_NO_SUCH_KEY"], "RLAIF_NO_SUCH_KEY holds no key" },
        { "embedding cache that is a file", Good, ["--embedding-model", "m", "--embedding-endpoint", "http://127.0.0.1:9/v1", "--embedding-cache", RunFiles.Messages], "is no folder" },
        { "unknown classifier", Good, ["--classifier", "magic"], "magic" },
        { "damaged row", "text,label\napple,fruit\niron\n", [], "line 3: the row has 1 fields and the header 2" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Label_BadInput_IsOneSentenceAndExitCode2(string name, string? content, string[] more, string expected)
    {
        var pool = content is null ? _files["none.csv"] : _files.Write("pool.csv", content);

        var result = await Tool.RunAsync(["label", pool, "--text", "text", .. more.Contains("--gold") ? [] : new[] { "--gold", "label" }, "--labeler", "oracle", .. more.Contains("--out") ? [] : new[] { "--out", _files["run"] }, .. more]);

        AssertRefused(name, result, expected);
    }

    [Theory]
    [InlineData("--text needs no label", new[] { "--labeler", "openai", "--model", "m" }, "The classes are missing")]
    [InlineData("no model", new[] { "--labels", "a,b", "--labeler", "compatible", "--endpoint", "http://127.0.0.1:9" }, "needs --model")]
    [InlineData("no endpoint", new[] { "--labels", "a,b", "--labeler", "azure", "--model", "m" }, "needs --endpoint")]
    [InlineData("no http", new[] { "--labels", "a,b", "--labeler", "compatible", "--model", "m", "--endpoint", "ftp://x" }, "needs --endpoint")]
    [InlineData("no key", new[] { "--labels", "a,b", "--labeler", "openai", "--model", "m", "--api-key-env", "RLAIF_NO_SUCH_KEY" }, "RLAIF_NO_SUCH_KEY holds no key")]
    [InlineData("gain without a stop", new[] { "--labels", "a,b", "--labeler", "oracle", "--stop", "never", "--worthwhile-gain", "0.1" }, "leave it out, or give --stop auto")]
    [InlineData("oracle without gold", new[] { "--labels", "a,b", "--labeler", "oracle" }, "name it with --gold")]
    [InlineData("test without gold", new[] { "--labels", "a,b", "--labeler", "compatible", "--test", "t.csv" }, "name it with --gold")]
    [InlineData("no instructions", new[] { "--labels", "a,b", "--labeler", "compatible", "--instructions", "none.txt" }, "There is no file none.txt")]
    [InlineData("no labeler", new[] { "--labels", "a,b" }, "--labeler")]
    [InlineData("no such strategy", new[] { "--labels", "a,b", "--labeler", "oracle", "--strategy", "entropie" }, "--strategy must be auto, entropy, ")]
    [InlineData("meant strategy", new[] { "--labels", "a,b", "--labeler", "oracle", "--strategy", "entropie" }, "not entropie. Did you mean entropy?")]
    public async Task Label_OptionsThatDoNotFit_AreOneSentenceAndExitCode2(string name, string[] more, string expected)
    {
        var result = await Tool.RunAsync(["label", _files.Write("pool.csv", Good), "--out", _files["run"], .. more]);

        AssertRefused(name, result, expected);
    }

    [Fact]
    public async Task Label_BadRowsSkipped_NamesThemAndGoesOn()
    {
        var result = await Tool.RunAsync("label", _files.Write("pool.csv", Good + ",metal\n"), "--gold", "label", "--labeler", "oracle", "--bad-rows", "skip", "--out", _files["run"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("line 5: the text is empty; skipped.", result.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await RunFiles.LabeledAsync(_files["run"])).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\nnot a model\n")]
    public async Task Predict_FileThatIsNoModel_IsOneSentenceAndExitCode2(string content)
    {
        var result = await Tool.RunAsync("predict", _files.Write("model.rlaif", content), _files.Write("pool.csv", Good), "--text", "text", "--out", _files["run"]);

        AssertRefused("no model", result, "model");
    }

    [Fact]
    public async Task Predict_OntoItsOwnInput_IsRefused()
    {
        var pool = _files.Write("pool.csv", Good);

        AssertRefused("same file", await Tool.RunAsync("predict", _files["none.rlaif"], pool, "--out", pool), "--out is the file of the texts itself");
        Assert.Equal(Good, File.ReadAllText(pool));
    }

    [Fact]
    public async Task Predict_MissingModel_IsOneSentenceAndExitCode2() =>
        AssertRefused("missing model", await Tool.RunAsync("predict", _files["none.rlaif"], _files.Write("pool.csv", Good), "--out", _files["run"]), "There is no model");

    private void AssertRefused(string name, ToolResult result, string expected)
    {
        Assert.True(result.ExitCode == 2, $"{name}: exit code {result.ExitCode}, {result.Errors}");
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
        Assert.False(Path.Exists(_files["run"]), $"{name}: something was written.");
    }
}
