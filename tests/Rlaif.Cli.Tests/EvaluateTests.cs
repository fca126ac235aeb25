using System.Text.Json;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>How good a model or a labeler is, by the tool as a process.</summary>
public sealed class EvaluateTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 40).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Evaluate_SavedModel_MeasuresEveryRow()
    {
        var test = File(wrong: 4);
        await Tool.RunAsync("label", File(wrong: 0, "train.csv"), "--gold", "truth", "--labeler", "oracle", "--budget", "30", "--out", _files["run"]);

        var json = await Tool.RunAsync("evaluate", _files["run", "model.rlaif"], test, "--gold", "truth", "--json");
        var plain = await Tool.RunAsync("evaluate", _files["run", "model.rlaif"], test, "--gold", "truth");

        Assert.Equal((0, string.Empty), (json.ExitCode, json.Errors));
        var report = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal((40, 0.9), (report.GetProperty("rows").GetInt32(), report.GetProperty("accuracy").GetDouble()));

        // Clopper and Pearson: 36 of 40.
        Assert.Equal((0.7634, 0.9721), (report.GetProperty("accuracy_low").GetDouble(), report.GetProperty("accuracy_high").GetDouble()));
        Assert.Equal("[[16,0],[4,20]]", report.GetProperty("confusion").GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(["fruit", "metal"], report.GetProperty("classes").EnumerateArray().Select(score => score.GetProperty("name").GetString()));
        Assert.Equal(0.8, report.GetProperty("classes")[0].GetProperty("precision").GetDouble());
        Assert.Equal(0, report.GetProperty("cost_per_row_usd").GetDecimal());
        Assert.Contains("Accuracy 0.900 (95 % interval 0.763 to 0.972) on 40 rows", plain.Output, StringComparison.Ordinal);
        Assert.Contains("4  metal taken for fruit", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_Labeler_AsksAboutASampleAndTellsTheCost()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Row == Rows[0] ? Reply.Refusal() : Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal"), Rows);
        string[] command = ["evaluate", File(wrong: 0), "--gold", "truth", "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "gpt-4o-mini"];

        var sample = await Tool.RunAsync([.. command, "--rows", "10", "--json"]);
        var asked = server.Requests.Select(request => request.Row).Distinct().Count();
        var all = await Tool.RunAsync([.. command, "--rows", "1000"]);

        Assert.Equal((0, 10), (sample.ExitCode, asked));
        var report = JsonDocument.Parse(sample.Output).RootElement;
        Assert.Equal((10, 1.0), (report.GetProperty("rows").GetInt32(), report.GetProperty("accuracy").GetDouble()));
        Assert.True(report.GetProperty("cost_per_row_usd").GetDecimal() > 0);
        Assert.Equal(0, all.ExitCode);
        Assert.Contains("on 39 rows", all.Output, StringComparison.Ordinal);
        Assert.Contains("1 rows refused.", all.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Evaluate_InterruptedLabeler_MeasuresWhatWasAnswered()
    {
        var (asked, held) = (0, new TaskCompletionSource());
        await using var server = await LabelingServer.StartAsync(request => Interlocked.Increment(ref asked) > 20 ? Reply.Hang() : Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal"), Rows);
        server.RequestHung += (_, _) => held.TrySetResult();
        using var tool = Tool.Start(new Dictionary<string, string>(), "evaluate", File(wrong: 0), "--gold", "truth", "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "m", "--concurrency", "1", "--json");
        await Task.WhenAny(held.Task, tool.EndAsync());

        tool.Interrupt();
        var result = await tool.EndAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Cancelled after 20 of 40 answers", result.Errors, StringComparison.Ordinal);
        Assert.Equal(20, JsonDocument.Parse(result.Output).RootElement.GetProperty("rows").GetInt32());
    }

    [Theory]
    [InlineData("Say what is measured", "test.csv", "--gold", "truth")]
    [InlineData("There is no model", "none.rlaif", "test.csv", "--gold", "truth")]
    [InlineData("--gold", "model.rlaif", "test.csv")]
    [InlineData("is none of the classes", "test.csv", "--gold", "truth", "--labels", "stone,wood", "--labeler", "compatible", "--endpoint", "http://127.0.0.1:9", "--model", "m")]
    public async Task Evaluate_BadInput_IsOneSentenceAndExitCode2(string sentence, params string[] arguments)
    {
        File(wrong: 0);

        var result = await Tool.RunAsync(["evaluate", .. arguments.Select(argument => argument.EndsWith(".csv", StringComparison.Ordinal) || argument.EndsWith(".rlaif", StringComparison.Ordinal) ? _files[argument] : argument)]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private string File(int wrong, string name = "test.csv") => _files.Write(
        name, $"text,truth\n{string.Concat(Rows.Select((row, index) => $"{row},{(index % 2 == 0 && index >= 2 * wrong ? "fruit" : "metal")}\n"))}");
}
