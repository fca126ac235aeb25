namespace Rlaif.Cli.Tests;

/// <summary>What is told and taken over of a run that is whole.</summary>
public sealed class KeptRunTests : IClassFixture<FinishedRun>, IDisposable
{
    private readonly RunFiles _files = new();
    private readonly string _run;

    public KeptRunTests(FinishedRun finished)
    {
        _run = _files["run"];
        finished.CopyTo(_run);
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Show_RowOfEachSource_FollowsItsLabel()
    {
        var labeled = await RunFiles.LabeledAsync(_run);
        var asked = labeled.First(row => row.Known == "labeler");
        var spared = labeled.First(row => row.Known == "classifier");

        var ofAsked = await Tool.RunAsync("show", _run, asked.Example.Id);
        var ofSpared = await Tool.RunAsync("show", _run, spared.Example.Id);

        Assert.Equal((0, string.Empty), (ofAsked.ExitCode, ofAsked.Errors));
        Assert.Matches(@"^Row \d+\nBatch \d \(learning(, drawn at random)?\): labeled (fruit|metal), confidence 1\.000 \(none\), by oracle; 0 requests, 0 prompt and 0 completion tokens, 0\.00 US dollars\n", ofAsked.Output);
        Assert.Contains("Trains the classifier: the ", ofAsked.Output, StringComparison.Ordinal);
        Assert.EndsWith($"Label in labeled.csv: {asked.Gold}, source labeler\n", ofAsked.Output, StringComparison.Ordinal);
        Assert.Equal($"Row {spared.Example.Id}\nTrains the classifier: nothing\nLabel in labeled.csv: {spared.Gold}, source classifier\n", ofSpared.Output);
    }

    [Fact]
    public async Task Show_ContestedRow_TellsWhichAnswerCounts()
    {
        var contested = ReviewIds(await ReviewAsync(), "contested");
        var answers = await Task.WhenAll(contested.Select(id => Tool.RunAsync("show", _run, id)));

        Assert.All(answers, answer => Assert.Contains("Contested: the classifier, trained without it, holds ", answer.Output, StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Output.Contains("Trains the classifier: the second answer, of batch 4\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_CorrectedLabel_TrainsAndStandsAboveTheAnswer()
    {
        var asked = (await RunFiles.LabeledAsync(_run)).First(row => row.Known == "labeler");
        var other = asked.Gold == "fruit" ? "metal" : "fruit";
        var file = _files.Write("review.csv", $"id,text,corrected\n{asked.Example.Id},{asked.Example.Text},{other}\n");

        var imported = await Tool.RunAsync("review", "import", _run, file);
        var again = await Tool.RunAsync("review", "import", _run, file);
        var resumed = await Tool.RunAsync("resume", _run);
        var shown = await Tool.RunAsync("show", _run, asked.Example.Id);

        Assert.Equal((0, string.Empty), (imported.ExitCode, imported.Errors));
        Assert.StartsWith("1 labels taken over, 0 known before;", imported.Output, StringComparison.Ordinal);
        Assert.StartsWith("0 labels taken over, 1 known before;", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, resumed.ExitCode);
        Assert.EndsWith($"Corrected by a person: {other}\nTrains the classifier: the label of a person\nLabel in labeled.csv: {other}, source known\n", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ReviewOfTheRun_ComesBackUnchangedWhereNothingIsFilledIn()
    {
        var file = await ReviewAsync();

        var imported = await Tool.RunAsync("review", "import", _run, file);

        Assert.Equal((0, string.Empty), (imported.ExitCode, imported.Errors));
        Assert.Contains("has no label in the column corrected", imported.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task Export_WholeRun_GivesTheLabelsOfTheRun(string ending)
    {
        var export = _files[$"export.{ending}"];

        var result = await Tool.RunAsync("export", _run, "--out", export);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        if (ending == "csv")
        {
            Assert.Equal(File.ReadAllText(Path.Combine(_run, "labeled.csv")), File.ReadAllText(export));
        }
        else
        {
            Assert.Equal(60, File.ReadLines(export).Count());
        }
    }

    [Theory]
    [InlineData("unknown row", new[] { "show", "RUN", "no-such-row" }, "has no row 'no-such-row'; give an id of labeled.csv")]
    [InlineData("show without a run", new[] { "show", "NONE", "1" }, "There is no folder ")]
    [InlineData("export without a run", new[] { "export", "NONE", "--out", "x.csv" }, "There is no folder ")]
    [InlineData("import without a run", new[] { "review", "import", "NONE", "x.csv" }, "There is no folder ")]
    [InlineData("nothing to export", new[] { "export", "RUN" }, "Say what to write")]
    [InlineData("unknown ending", new[] { "export", "RUN", "--out", "x.doc" }, "'x.doc' has no ending that is known")]
    [InlineData("folder that is not there", new[] { "export", "RUN", "--out", "no/such/x.csv" }, "There is no folder ")]
    [InlineData("missing review file", new[] { "review", "import", "RUN", "none.csv" }, "There is no file none.csv")]
    public async Task Command_BadInput_IsOneSentenceAndExitCode2(string name, string[] arguments, string expected)
    {
        var result = await Tool.RunAsync(arguments.Select(argument => argument switch { "RUN" => _run, "NONE" => _files["none"], _ => argument }));

        AssertRefused(name, result, expected);
    }

    [Theory]
    [InlineData("unknown row", "id,text,corrected\nstranger,apple,fruit\n", "corrects the row 'stranger', which the pool of the run does not have; nothing was taken over")]
    [InlineData("unknown class", "id,text,corrected\n1,apple pear 100,stone\n", "gives the row '1' the class 'stone', which is not in the label set; nothing was taken over")]
    [InlineData("another run", "id,text,corrected\n1,of another pool,fruit\n", "has another text for the row '1' than the pool of the run")]
    [InlineData("no review file", "id,text\n1,apple pear 100\n", "has no column 'corrected'")]
    [InlineData("row twice", "id,text,corrected\n1,apple pear 100,fruit\n1,apple pear 100,metal\n", "'1'")]
    [InlineData("empty file", "", "has no row with a text")]
    [InlineData("no table", "\0\u0001\u0002", "")]
    public async Task Import_FileThatDoesNotFit_TakesNothingOver(string name, string content, string expected)
    {
        var before = File.ReadAllBytes(Path.Combine(_run, "journal.db"));

        var result = await Tool.RunAsync("review", "import", _run, _files.Write("review.csv", content));

        AssertRefused(name, result, expected);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_run, "journal.db")));
    }

    private static void AssertRefused(string name, ToolResult result, string expected)
    {
        Assert.True(result.ExitCode == 2, $"{name}: exit code {result.ExitCode}, {result.Errors}");
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    private async Task<string> ReviewAsync()
    {
        var file = _files["review.csv"];
        Assert.Equal(0, (await Tool.RunAsync("export", _run, "--review", file)).ExitCode);
        return file;
    }

    private static List<string> ReviewIds(string file, string reason) =>
        [.. File.ReadLines(file).Where(line => line.Contains($",\"{reason}\",", StringComparison.Ordinal)).Select(line => line.Split('"')[1])];
}
