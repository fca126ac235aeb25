using System.Globalization;
using System.Text.Json;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Labeler and classifier beside true labels, where there are some, by the tool as a process.</summary>
public sealed class GoldTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 90).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_GoldColumn_CountsRightAnswersAndRightLabels()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(Answer(request.Row)), Rows);

        var result = await RunAsync(server, "--gold", "truth", "--random-slice", "0.3");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var labeled = await RunFiles.LabeledAsync(_files["run"]);
        var gold = RunFiles.Run(_files["run"]).GetProperty("gold");
        AssertCounts(gold.GetProperty("answers"), [.. labeled.Where(row => row.Known == "labeler").Select(row => Answer(row.Example.Text) == Truth(row.Example.Text))]);
        AssertCounts(gold.GetProperty("classifier_labels"), [.. labeled.Where(row => row.Known == "classifier").Select(row => row.Gold == Truth(row.Example.Text))]);
        var (answers, predictions) = (gold.GetProperty("random_answers"), gold.GetProperty("random_predictions"));
        Assert.Equal(answers.GetProperty("rows").GetInt32(), predictions.GetProperty("rows").GetInt32());
        Assert.Equal(RunFiles.Run(_files["run"]).GetProperty("random_slice").GetProperty("rows").GetInt32(), answers.GetProperty("rows").GetInt32());
        Assert.Equal(JsonValueKind.Null, gold.GetProperty("held_out").ValueKind);
        var sentence = $"Right are {gold.GetProperty("answers").GetProperty("correct").GetInt32()} (";
        Assert.Contains(sentence, result.Output, StringComparison.Ordinal);
        Assert.Contains("95 % interval", result.Output, StringComparison.Ordinal);
        Assert.Contains(sentence, (await File.ReadAllTextAsync(_files["run", "report.html"])).Replace('\u00A0', ' '), StringComparison.Ordinal);
        var provenance = JsonDocument.Parse(await File.ReadAllTextAsync(_files["run", "provenance.json"])).RootElement;
        Assert.Equal(gold.GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal), provenance.GetProperty("agreement").GetProperty("gold").GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_TestFile_SaysHowManyOfItAreRightWithTheExactInterval()
    {
        var test = _files.Write("test.csv", "text,truth\napple pear,fruit\niron zinc,metal\nzinc iron,metal\npear apple,metal\n");
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(Truth(request.Row)), Rows);

        var result = await RunAsync(server, "--gold", "truth", "--test", test);

        var heldOut = RunFiles.Run(_files["run"]).GetProperty("gold").GetProperty("held_out");

        // Three of four: 19.4 % to 99.4 % by Clopper and Pearson.
        Assert.Equal((4, 3, 0.75, 0.1941, 0.9937), (heldOut.GetProperty("rows").GetInt32(), heldOut.GetProperty("correct").GetInt32(), heldOut.GetProperty("accuracy").GetDouble(), heldOut.GetProperty("low").GetDouble(), heldOut.GetProperty("high").GetDouble()));
        Assert.Contains("The classifier is right about 3 (75 %, 95 % interval 19.4 % to 99.4 %) of 4 held-out texts.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_NoTrueLabels_CountsNothing()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(Truth(request.Row)), Rows);

        var result = await RunAsync(server);

        Assert.Equal(JsonValueKind.Null, RunFiles.Run(_files["run"]).GetProperty("gold").ValueKind);
        Assert.DoesNotContain("Right are", result.Output, StringComparison.Ordinal);
    }

    private static void AssertCounts(JsonElement share, bool[] right)
    {
        Assert.Equal((right.Length, right.Count(isRight => isRight)), (share.GetProperty("rows").GetInt32(), share.GetProperty("correct").GetInt32()));
        Assert.InRange(share.GetProperty("accuracy").GetDouble(), share.GetProperty("low").GetDouble(), share.GetProperty("high").GetDouble());
    }

    private static string Truth(string row) => row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal";

    // One answer in eleven is wrong.
    private static string Answer(string row) => int.Parse(row.Split(' ')[^1], CultureInfo.InvariantCulture) % 11 == 0 ? Truth(row) == "fruit" ? "metal" : "fruit" : Truth(row);

    private Task<ToolResult> RunAsync(LabelingServer server, params string[] options) => Tool.RunAsync(
        ["label", _files.Write("pool.csv", $"text,truth\n{string.Concat(Rows.Select(row => $"{row},{Truth(row)}\n"))}"), "--text", "text", "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "m", "--budget", "40", "--stop", "never", "--out", _files["run"], .. options]);
}
