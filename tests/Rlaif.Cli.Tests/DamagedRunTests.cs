using System.Text.RegularExpressions;

namespace Rlaif.Cli.Tests;

/// <summary>Runs that have lost a part: it is found and said, and what can be saved is saved.</summary>
public sealed class DamagedRunTests : IClassFixture<FinishedRun>, IDisposable
{
    private readonly RunFiles _files = new();
    private readonly FinishedRun _finished;
    private readonly string _run;

    public DamagedRunTests(FinishedRun finished)
    {
        _finished = finished;
        _run = _files["run"];
        finished.CopyTo(_run);
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Resume_DeletedModel_SaysSoAndWritesItAnew()
    {
        var whole = RunFiles.Content(_run).ToList();
        File.Delete(InRun("model.rlaif"));

        var result = await Tool.RunAsync("resume", _run);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Contains("model.rlaif is missing; it is written anew from the journal.", result.Output, StringComparison.Ordinal);
        Assert.Equal(whole, RunFiles.Content(_run));
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("label")]
    public async Task Continue_DeletedJournal_IsRefusedSinceAllWouldBePaidForAgain(string command)
    {
        File.Delete(InRun("journal.db"));

        var result = await Tool.RunAsync(command == "label" ? [.. _finished.Arguments, "--out", _run] : ["resume", _run]);

        AssertOneSentence(result, 2, "since it has no journal.db and would ask everything again");
        Assert.False(File.Exists(InRun("journal.db")));
    }

    [Fact]
    public async Task Commands_DeletedSettings_ReadThemFromTheSummary()
    {
        var whole = RunFiles.Content(_run).ToList();
        File.Delete(InRun("settings.json"));

        var shown = await Tool.RunAsync("show", _run, "1");
        var exported = await Tool.RunAsync("export", _run, "--out", _files["export.csv"]);
        var resumed = await Tool.RunAsync("resume", _run);

        Assert.All([shown, exported, resumed], result => Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors)));
        Assert.True(File.Exists(InRun("settings.json")));
        Assert.Equal(whole, RunFiles.Content(_run));
    }

    [Fact]
    public async Task Label_JournalAlone_GoesOnAndAsksNothingTwice()
    {
        var whole = RunFiles.Content(_run).ToList();
        Array.ForEach(["settings.json", "run.json", "labeled.csv", "rounds.jsonl", "model.rlaif"], file => File.Delete(InRun(file)));

        var shown = await Tool.RunAsync("show", _run, "1");
        var others = await Tool.RunAsync([.. _finished.Arguments, "--batch", "7", "--out", _run]);
        var same = await Tool.RunAsync([.. _finished.Arguments, "--out", _run]);

        AssertOneSentence(shown, 2, "holds a run without settings.json; give the options of before to rlaif label again");
        AssertOneSentence(others, 2, "another batch size (10, now 7)");
        Assert.Equal((0, string.Empty), (same.ExitCode, same.Errors));
        Assert.Contains("with 30 answers.", same.Output, StringComparison.Ordinal);
        Assert.Equal(whole, RunFiles.Content(_run));
    }

    [Theory]
    [InlineData("truncated", 2)]
    [InlineData("flipped page", 2)]
    [InlineData("empty", 2)]
    public async Task Resume_DamagedJournal_SaysWhatToDoAndExportSavesTheRest(string damage, int code)
    {
        var whole = await RunFiles.LabeledAsync(_run);
        Damage(InRun("journal.db"), damage);

        var resumed = await Tool.RunAsync("resume", _run);
        var exported = await Tool.RunAsync("export", _run, "--out", _files["export.csv"]);

        AssertOneSentence(resumed, code, "rlaif export");
        if (damage == "empty")
        {
            AssertOneSentence(exported, 2, "Nothing of the run is left; begin it again with rlaif label and --overwrite.");
            return;
        }

        Assert.Equal(0, exported.ExitCode);
        var saved = await Rlaif.Datasets.DatasetReader.ReadAsync(_files["export.csv"], new Rlaif.Datasets.DatasetOptions { IdColumn = "id", GoldColumn = "label", KnownColumn = "source" });
        var answered = whole.Where(row => row.Known == "labeler").Select(row => row.Example.Id).ToHashSet();
        var kept = saved.Rows.Where(row => row.Known == "labeler").ToList();
        Assert.Equal(60, saved.Rows.Count);
        Assert.NotEmpty(kept);
        Assert.All(kept, row => Assert.Contains(row.Example.Id, answered));
        Assert.Matches("^$|" + Regex.Escape("rlaif: Entry "), exported.Errors);
    }

    private string InRun(string file) => Path.Combine(_run, file);

    private static void Damage(string journal, string damage)
    {
        const int Page = 4096;
        using var file = File.Open(journal, FileMode.Open);
        switch (damage)
        {
            case "truncated":
                file.SetLength(file.Length / 2 / Page * Page);
                break;
            case "flipped page":
                file.Position = file.Length / 2 / Page * Page;
                file.Write(new byte[Page]);
                break;
            default:
                file.SetLength(0);
                break;
        }
    }

    private static void AssertOneSentence(ToolResult result, int code, string expected)
    {
        Assert.True(result.ExitCode == code, $"exit code {result.ExitCode}: {result.Errors}");
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }
}
