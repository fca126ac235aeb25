using Rlaif.Cli.Settings;
using Rlaif.Datasets;

namespace Rlaif.Cli.Tests;

public sealed class LabelTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_Oracle_WritesTheFilesOfTheRun()
    {
        var result = await LabelAsync("run", "--test", RunFiles.Messages);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Equal(["journal.db", "labeled.csv", "model.rlaif", "provenance.json", "report.html", "rounds.jsonl", "run.json", "settings.json"], Directory.EnumerateFiles(_files["run"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var messages = (await DatasetReader.ReadAsync(RunFiles.Messages, new DatasetOptions { IdColumn = "id" })).Rows;
        var labeled = await RunFiles.LabeledAsync(_files["run"]);
        Assert.Equal(messages.Select(row => row.Example), labeled.Select(row => row.Example));
        Assert.Equal(60, labeled.Count(row => row.Known == "labeler"));
        Assert.Equal(messages.Count - 60, labeled.Count(row => row.Known == "classifier"));
        var rounds = RunFiles.Rounds(_files["run"]);
        Assert.Equal([20, 40, 60], rounds.Select(round => round.GetProperty("labels").GetInt32()));
        Assert.All(rounds, round => Assert.InRange(round.GetProperty("mean_entropy").GetDouble(), 0.001, 1));
        Assert.All(rounds, round => Assert.InRange(round.GetProperty("accuracy").GetDouble(), 0.1, 1));
        Assert.Equal("max_labels", RunFiles.Run(_files["run"]).GetProperty("stop_reason").GetString());
    }

    [Fact]
    public async Task Label_SameSeed_GivesTheSameBytes_AnotherSeedAnotherRun()
    {
        await LabelAsync("first", "--seed", "5");
        await LabelAsync("second", "--seed", "5");
        await LabelAsync("third", "--seed", "6");

        Assert.Equal(RunFiles.Content(_files["first"]), RunFiles.Content(_files["second"]));
        Assert.NotEqual(RunFiles.Content(_files["first"]).First(), RunFiles.Content(_files["third"]).First());
    }

    [Fact]
    public async Task Label_Json_WritesTheSummaryAndNothingElse()
    {
        var result = await LabelAsync("run", "--json");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        Assert.Equal(await File.ReadAllTextAsync(_files["run", "run.json"]), result.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Label_ReportThatCannotBeWritten_IsDoneAndSaysHowToMakeIt()
    {
        Directory.CreateDirectory(_files["run", "report.html"]);
        Directory.CreateDirectory(_files["plain", "report.html"]);

        var result = await LabelAsync("run", "--json");
        var plain = await LabelAsync("plain");

        Assert.Equal((0, await File.ReadAllTextAsync(_files["run", "run.json"])), (result.ExitCode, result.Output.ReplaceLineEndings("\n")));
        Assert.Contains("report.html could not be written", result.Errors, StringComparison.Ordinal);
        Assert.Contains($"make it by rlaif report {_files["run"]}.", result.Errors, StringComparison.Ordinal);
        Assert.Equal(0, plain.ExitCode);
        Assert.Contains("Right are ", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_Quiet_SaysNothingButErrors()
    {
        var result = await LabelAsync("run", "--quiet");
        var refused = await LabelAsync("run", "--quiet");

        Assert.Equal((0, string.Empty, string.Empty), (result.ExitCode, result.Output, result.Errors));
        Assert.Equal((2, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Contains("--overwrite", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_FolderHoldsARun_IsRefusedUntilOverwrite()
    {
        await LabelAsync("run");
        var before = RunFiles.Content(_files["run"]).ToList();

        var refused = await LabelAsync("run", "--seed", "9");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--overwrite", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(before, RunFiles.Content(_files["run"]));
        Assert.Equal(0, (await LabelAsync("run", "--seed", "9", "--overwrite")).ExitCode);
        Assert.NotEqual(before, RunFiles.Content(_files["run"]));
    }

    [Fact]
    public async Task Label_KnownColumn_TrainsAndCostsNothing()
    {
        var pool = _files.Write("pool.csv", "text,label,known\n" + string.Concat(Enumerable.Range(0, 30).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number},{(number % 2 == 0 ? "fruit" : "metal")},{(number < 12 ? (number % 2 == 0 ? "fruit" : "metal") : "")}\n")));

        var result = await Tool.RunAsync("label", pool, "--gold", "label", "--known", "known", "--labeler", "oracle", "--budget", "5", "--out", _files["run"]);

        Assert.Equal(0, result.ExitCode);
        var labeled = await RunFiles.LabeledAsync(_files["run"]);
        Assert.Equal([.. Enumerable.Repeat("known", 12)], labeled.Take(12).Select(row => row.Known));
        Assert.Equal(5, labeled.Count(row => row.Known == "labeler"));
        Assert.All(labeled, row => Assert.Equal(row.Example.Text.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal", row.Gold));
    }

    [Fact]
    public async Task Label_DuplicateTexts_AreAskedOnceAndAllWritten()
    {
        var pool = _files.Write("pool.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 40).Select(number => $"{(number % 2 == 0 ? "apple" : "iron")} {number % 4},{(number % 2 == 0 ? "fruit" : "metal")}\n")));

        await Tool.RunAsync("label", pool, "--gold", "label", "--labeler", "oracle", "--out", _files["run"]);

        Assert.Equal(40, (await RunFiles.LabeledAsync(_files["run"])).Count);
        Assert.Equal(4, RunFiles.Rounds(_files["run"])[^1].GetProperty("asked").GetInt32());
    }

    [Fact]
    public async Task Label_ClassThatNoAnswerNamed_IsSaid()
    {
        var pool = _files.Write("pool.csv", "text,truth\n" + string.Concat(Enumerable.Range(0, 40).Select(number => $"{(number % 2 == 0 ? "apple" : "iron")} {number},{(number % 2 == 0 ? "fruit" : "metal")}\n")));

        var result = await Tool.RunAsync("label", pool, "--gold", "truth", "--labeler", "oracle", "--labels", "fruit,metal,wood", "--budget", "20", "--out", _files["run"]);
        var refused = await Tool.RunAsync("predict", _files["run", "model.rlaif"], pool, "--out", _files["labeled.xlsx"]);

        Assert.Contains("No answer named wood: all that the classifier knows of this class is what is written about it.", result.Output, StringComparison.Ordinal);
        Assert.Equal((2, false), (refused.ExitCode, File.Exists(_files["labeled.xlsx"])));
        Assert.Contains("would be no .xlsx file; name one that ends in .csv or .jsonl with --out", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_GainForARunThatNeverEndsByItself_IsRefused()
    {
        var never = new SelectionSettings().Stopping("never", worthwhileGain: null);

        Assert.Throws<UsageException>(() => never.Stopping(stop: null, 0.1));
        Assert.Equal(("auto", 0.1), (never.Stopping("auto", 0.1).Stop, never.Stopping("auto", 0.1).WorthwhileGain!.Value));
    }

    [Fact]
    public async Task Label_WorthwhileGain_SaysWhereLearningEnds()
    {
        // What no classifier can learn: predictions keep changing, so that some gain always seems possible.
        var pool = _files.Write("pool.csv", "text,truth\n" + string.Concat(Enumerable.Range(0, 400).Select(number => $"a{number * 7 % 23} b{number * number % 31} c{number % 11} {number},{number * number * 13 % 97 % 2}\n")));
        await Tool.RunAsync("label", pool, "--gold", "truth", "--labeler", "oracle", "--budget", "200", "--out", _files["run"], "--worthwhile-gain", "1");
        var learned = RunFiles.Rounds(_files["run"]).Count;
        await Tool.RunAsync("resume", _files["run"], "--worthwhile-gain", "0.0001");

        Assert.Equal(10, learned);
        Assert.InRange(RunFiles.Rounds(_files["run"]).Count, 11, 20);
    }

    [Fact]
    public async Task Label_MaxRoundsAndEntropy_AreStopReasons()
    {
        await LabelAsync("rounds", "--max-rounds", "2");
        await LabelAsync("entropy", "--entropy-below", "1");

        Assert.Equal("max_rounds", RunFiles.Run(_files["rounds"]).GetProperty("stop_reason").GetString());
        Assert.Equal("entropy_below", RunFiles.Run(_files["entropy"]).GetProperty("stop_reason").GetString());
    }

    [Fact]
    public async Task Predict_ModelOfARun_LabelsLikeItsClassifier()
    {
        await LabelAsync("run");

        var result = await Tool.RunAsync("predict", _files["run", "model.rlaif"], RunFiles.Messages, "--text", "text", "--id", "id", "--out", _files["predicted.csv"]);

        Assert.Equal(0, result.ExitCode);
        var predicted = (await DatasetReader.ReadAsync(_files["predicted.csv"], new DatasetOptions { IdColumn = "id", GoldColumn = "label" })).Rows;
        var labeled = await RunFiles.LabeledAsync(_files["run"]);
        Assert.Equal(labeled.Count, predicted.Count);
        Assert.All(labeled.Zip(predicted).Where(pair => pair.First.Known == "classifier"), pair => Assert.Equal(pair.First.Gold, pair.Second.Gold));
    }

    private Task<ToolResult> LabelAsync(string run, params string[] more) => Tool.RunAsync(
    [
        "label", RunFiles.Messages, "--text", "text", "--id", "id", "--gold", "label", "--labeler", "oracle", "--noise", "0.05",
        "--seed-size", "20", "--batch", "20", "--budget", "60", "--out", _files[run], .. more,
    ]);
}
