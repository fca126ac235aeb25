using System.Runtime.InteropServices;
using System.Text.Json;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>What <c>provenance.json</c> says of a run.</summary>
public sealed class ProvenanceTests : IDisposable
{
    private static readonly string[] Rows = [.. Enumerable.Range(100, 60).Select(number => $"{(number % 2 == 0 ? "apple pear" : "iron zinc")} {number}")];
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Label_AskedModel_TellsWhereTheLabelsComeFrom()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(request.Row.StartsWith("apple", StringComparison.Ordinal) ? "fruit" : "metal"), Rows);
        var labels = _files.Write("labels.json", """[{"name": "fruit", "description": "grows"}, "metal"]""");

        var result = await Tool.RunAsync(
            "label", _files.Write("pool.csv", $"text\n{string.Join('\n', Rows)}\n"), "--labels-file", labels, "--instructions", _files.Write("task.txt", "Sort these things."),
            "--labeler", "compatible", "--endpoint", $"{server.Endpoint}?api-key=hidden", "--model", "model-1", "--budget", "30", "--seed", "7", "--out", _files["run"]);

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        var text = File.ReadAllText(_files["run", "provenance.json"]);
        var provenance = JsonDocument.Parse(text).RootElement;
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.All(Rows, row => Assert.DoesNotContain(row, text, StringComparison.Ordinal));
        var model = Assert.Single(provenance.GetProperty("models").EnumerateArray());
        Assert.Equal(("model-1", "model-1-2015-10-21", 30), (model.GetProperty("labeler").GetString(), model.GetProperty("model").GetString(), model.GetProperty("answers").GetInt32()));
        Assert.StartsWith("Sort these things.\n\n", provenance.GetProperty("prompt").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("- \"fruit\": grows\n- \"metal\"\n", provenance.GetProperty("prompt").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", provenance.GetProperty("prompt").GetProperty("sha256").GetString());
        Assert.Equal(["fruit", "metal"], provenance.GetProperty("label_set").GetProperty("classes").EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
        Assert.Equal((30, 30, 30), (provenance.GetProperty("answers").GetProperty("texts").GetInt32(), provenance.GetProperty("answers").GetProperty("requests").GetInt32(), provenance.GetProperty("answers").GetProperty("outcomes").GetProperty("labeled").GetInt32()));
        Assert.Equal((7, 60), (provenance.GetProperty("seed").GetInt32(), provenance.GetProperty("pool_rows").GetInt32()));
        Assert.Equal(RuntimeInformation.FrameworkDescription, provenance.GetProperty("software").GetProperty("runtime").GetString());
        var slice = provenance.GetProperty("agreement").GetProperty("random_slice");
        Assert.True(slice.GetProperty("low").GetDouble() < slice.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task Label_ThenAnotherSeedOrLabelSet_ChangesJustTheHashesConcerned()
    {
        var first = await OracleAsync("first");
        var again = await OracleAsync("again", "--seed", "3");
        var others = await OracleAsync("others", "--labels", "metal,fruit");

        Assert.Equal(Hash(first), Hash(again));
        Assert.NotEqual(Hash(first), Hash(others));
        Assert.Equal(first.GetProperty("pool_fingerprint").GetString(), others.GetProperty("pool_fingerprint").GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("prompt").ValueKind);
    }

    private static string? Hash(JsonElement provenance) => provenance.GetProperty("label_set").GetProperty("sha256").GetString();

    private async Task<JsonElement> OracleAsync(string run, params string[] more)
    {
        var pool = _files.Write("pool.csv", $"text,truth\n{string.Concat(Enumerable.Range(100, 60).Select(FinishedRun.Row))}");
        var result = await Tool.RunAsync(["label", pool, "--gold", "truth", "--labeler", "oracle", "--budget", "20", "--out", _files[run], .. more]);
        Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
        return JsonDocument.Parse(File.ReadAllText(_files[run, "provenance.json"])).RootElement;
    }
}
