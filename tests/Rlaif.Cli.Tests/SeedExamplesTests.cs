using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rlaif.Cli.Views;
using Rlaif.Journals;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>Texts of the classes that the labeler writes before a run, by the tool as a process.</summary>
public sealed class SeedExamplesTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();
    private int _written;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_SeedExamples_AreWrittenOnceCountedAndListed()
    {
        await using var server = await ServerAsync();

        var result = await RunAsync(server, "label", "--seed-examples", "2");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var run = RunFiles.Run(_files["run"]);
        Assert.Equal((2, 22, 22), (server.Requests.Count(IsWriting), server.Requests.Count, run.GetProperty("requests").GetInt32()));
        Assert.Contains("The classifier began with 4 texts that a model wrote for 2 classes.", result.Output, StringComparison.Ordinal);
        var written = Provenance().GetProperty("seed_examples");
        Assert.Equal(["fruit", "metal"], written.GetProperty("classes").EnumerateArray().Select(label => label.GetProperty("name").GetString()));
        Assert.All(written.GetProperty("classes").EnumerateArray(), label => Assert.Equal(2, label.GetProperty("texts").GetArrayLength()));
        Assert.Equal(2, written.GetProperty("requests").GetInt32());
        Assert.InRange(written.GetProperty("cost_usd").GetDecimal(), 0.00000001m, run.GetProperty("cost_usd").GetDecimal());
        Assert.Empty(Provenance().GetProperty("label_set").GetProperty("classes")[0].GetProperty("examples").EnumerateArray());
        Assert.All(server.Requests.Where(request => !IsWriting(request)), request => Assert.DoesNotContain("written text", request.Messages[0].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resume_OfARunWithSeedExamples_WritesNoneAndHasTheBytesOfAnUnbrokenOne()
    {
        await using var server = await ServerAsync();
        await RunAsync(server, "label", "--seed-examples", "2");
        var whole = RunFiles.Content(_files["run"]).Where(file => !file.StartsWith("run.json", StringComparison.Ordinal)).ToList();
        var requests = server.Requests.Count;

        File.Delete(_files["run", "run.json"]);
        var resumed = await Tool.RunAsync("resume", _files["run"]);

        Assert.Equal((0, requests), (resumed.ExitCode, server.Requests.Count));
        Assert.Equal(whole, RunFiles.Content(_files["run"]).Where(file => !file.StartsWith("run.json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Label_SeedExamples_ArePartOfTheEstimate()
    {
        await using var server = await ServerAsync();

        var with = await RunAsync(server, "label", "--seed-examples", "2");
        var without = await RunAsync(server, "label", "--overwrite");

        Assert.InRange(Estimated(with) - Estimated(without), 2, 4);
        Assert.Equal((0, 0), (with.ExitCode, without.ExitCode));

        static int Estimated(ToolResult result) => int.Parse(Regex.Match(result.Output, "rows: (?<number>[0-9]+) requests", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["number"].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Relabel_OfARunWithSeedExamples_WritesNoneAndSaysSo()
    {
        await using var server = await ServerAsync();
        await RunAsync(server, "label", "--seed-examples", "2");
        var requests = server.Requests.Count;

        var result = await Tool.RunAsync("relabel", _files["run"], "--rename", "fruit=produce", "--out", _files["new"]);

        Assert.Equal((0, requests), (result.ExitCode, server.Requests.Count));
        Assert.Contains("Not taken over: the written texts of the classes.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfARunWithSeedExamples_HasTheBytesOfTheFirst()
    {
        await using var server = await ServerAsync();
        await RunAsync(server, "label", "--seed-examples", "2");
        var first = await File.ReadAllBytesAsync(_files["run", "report.html"]);

        var result = await Tool.RunAsync("report", _files["run"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(first, await File.ReadAllBytesAsync(_files["run", "report.html"]));
    }

    [Fact]
    public async Task Label_RequestsOfSeedExamples_CountForTheCeilingOfAResumedRun()
    {
        await using var server = await ServerAsync();
        await RunAsync(server, "label", "--seed-examples", "2", "--max-requests", "12");

        await Tool.RunAsync("resume", _files["run"], "--max-requests", "15");

        Assert.Equal(15, server.Requests.Count);
    }

    [Fact]
    public async Task Estimate_SeedExamples_PricesACallAClass()
    {
        await using var server = await ServerAsync();

        var (without, with) = (await LowAsync(), await LowAsync("--seed-examples", "5"));

        Assert.Equal(2, with.GetProperty("requests").GetInt32() - without.GetProperty("requests").GetInt32());
        Assert.True(with.GetProperty("cost_usd").GetDecimal() > without.GetProperty("cost_usd").GetDecimal());
        Assert.Empty(server.Requests);

        async Task<JsonElement> LowAsync(params string[] options) => JsonDocument.Parse((await RunAsync(server, "estimate", ["--json", .. options])).Output).RootElement.GetProperty("low");
    }

    [Fact]
    public async Task Label_WrongKey_CostsOneRequestAndLeavesNoFolder()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.WrongKey(), Rows);

        var result = await RunAsync(server, "label", "--seed-examples", "2");

        Assert.Equal((3, 1, false), (result.ExitCode, server.Requests.Count, Path.Exists(_files["run"])));
    }

    [Fact]
    public async Task Label_QuotaUpAtTheSecondClass_KeepsTheFirstAndGoesOnWithTheRest()
    {
        var isSpent = true;
        await using var server = await ServerAsync(request => isSpent && IsWriting(request, "metal") ? Reply.InsufficientQuota() : null);

        var broken = await RunAsync(server, "label", "--seed-examples", "2");
        isSpent = false;
        var resumed = await Tool.RunAsync("resume", _files["run"]);

        Assert.Equal((3, 0), (broken.ExitCode, resumed.ExitCode));
        Assert.Contains($"rlaif resume {_files["run"]} goes on from there.", broken.Output, StringComparison.Ordinal);
        Assert.Equal((1, 2), (server.Requests.Count(request => IsWriting(request, "fruit")), server.Requests.Count(request => IsWriting(request, "metal"))));
        Assert.Contains("The classifier began with 4 texts that a model wrote for 2 classes.", resumed.Output, StringComparison.Ordinal);
        Assert.Equal(2, Provenance().GetProperty("seed_examples").GetProperty("requests").GetInt32());
    }

    [Fact]
    public async Task Label_CeilingAtTheSecondClass_KeepsTheFirstAndGoesOnWithTheRest()
    {
        await using var server = await ServerAsync();

        var broken = await RunAsync(server, "label", "--seed-examples", "2", "--max-requests", "1");
        var resumed = await Tool.RunAsync("resume", _files["run"], "--max-requests", "22");

        Assert.Equal((3, 0, 22), (broken.ExitCode, resumed.ExitCode, server.Requests.Count));
        Assert.Contains("No texts came for the class 'metal': ", broken.Errors, StringComparison.Ordinal);
        Assert.Equal(4, Provenance().GetProperty("seed_examples").GetProperty("classes").EnumerateArray().Sum(label => label.GetProperty("texts").GetArrayLength()));
    }

    [Fact]
    public void After_ClassWithoutTexts_HoldsNoAnswers()
    {
        var written = new WrittenExamples("fruit", []) { Usage = default, Requests = 1, Cost = null };

        Assert.False(new RunStanding().After(new ExamplesWritten(written)).HoldsAnswers);
        Assert.True(new RunStanding().After(new ExamplesWritten(written with { Texts = ["pear"] })).HoldsAnswers);
    }

    [Theory]
    [InlineData("--seed-examples must be", "--seed-examples", "51")]
    [InlineData("--seed-examples must be", "--seed-examples", "-1")]
    public async Task Label_NumberThatCannotBe_IsRefusedInASentence(string sentence, params string[] options)
    {
        await using var server = await ServerAsync();

        var result = await RunAsync(server, "label", options);

        Assert.Equal((2, 0), (result.ExitCode, server.Requests.Count));
        Assert.Contains(sentence, Assert.Single(result.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Label_SeedExamplesOfTheOracle_AreRefused()
    {
        var result = await Tool.RunAsync("label", RunFiles.Messages, "--text", "text", "--gold", "label", "--labeler", "oracle", "--seed-examples", "2", "--out", _files["run"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("written examples", result.Errors, StringComparison.Ordinal);
    }

    private static bool IsWriting(ChatRequest request) => request.LastUserText.StartsWith("Write ", StringComparison.Ordinal);

    private static bool IsWriting(ChatRequest request, string label) => IsWriting(request) && request.LastUserText.Contains($"of the class \"{label}\"", StringComparison.Ordinal);

    // Another text each time, as a model writes.
    private Task<LabelingServer> ServerAsync(Func<ChatRequest, Reply?>? fault = null) => LabelingServer.StartAsync(
        request => fault?.Invoke(request) is { } reply ? reply : IsWriting(request)
            ? Reply.Text($$"""{"texts":["written text {{Interlocked.Increment(ref _written)}} apple","written text {{Interlocked.Increment(ref _written)}} iron"]}""")
            : Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal"),
        Rows);

    private JsonElement Provenance() => JsonDocument.Parse(File.ReadAllText(_files["run", "provenance.json"])).RootElement;

    private Task<ToolResult> RunAsync(LabelingServer server, string command, params string[] options) => Tool.RunAsync(
        [command, _files.Write("pool.csv", $"text\n{string.Concat(Rows.Select(row => $"{row}\n"))}"), "--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "gpt-4o-mini", "--concurrency", "1", "--budget", "20", "--out", _files["run"], .. options]);
}
