using System.Text.Json;
using CsvHelper;
using Rlaif.Cli.Views;
using Rlaif.Datasets;
using Rlaif.TestServer;

namespace Rlaif.Cli.Tests;

/// <summary>No text of a row is obeyed, wherever it is written.</summary>
public sealed class HostileTextTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Csv_OfEveryCommand_HoldsNoFormula()
    {
        var pool = Pool();
        await Tool.RunAsync("label", pool, "--id", "id", "--known", "truth", "--gold", "truth", "--labeler", "oracle", "--out", _files["run"]);
        await Tool.RunAsync("predict", _files["run", "model.rlaif"], pool, "--id", "id", "--out", _files["predicted.csv"]);
        await Tool.RunAsync("export", _files["run"], "--out", _files["training.csv"], "--format", "classifier");
        await Tool.RunAsync("export", _files["run"], "--review", _files["review.csv"]);

        string[] files = [_files["run", "labeled.csv"], _files["predicted.csv"], _files["training.csv"], _files["review.csv"]];
        Assert.All(files, file => Assert.All(Fields(file), field => Assert.DoesNotContain(field.TrimStart()[..1], (string[])["=", "+", "-", "@", "\uFF1D"])));
        var labeled = (await DatasetReader.ReadAsync(files[0], new DatasetOptions { IdColumn = "id" })).Rows;
        Assert.Equal(HostileRows.All, labeled.Select(row => SpreadsheetText.Unguard(row.Example.Text)));
    }

    [Fact]
    public async Task Terminal_HostileIdsAndReplies_AreWrittenOut()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("\u001b[31mfruit\u202e"), [.. HostileRows.All]);
        string[] labeler = ["--labels", "fruit,metal", "--labeler", "compatible", "--endpoint", $"{server.Endpoint}", "--model", "m", "--id", "id", "--out", _files["run"]];

        var dry = await Tool.RunAsync(["label", Pool(), .. labeler, "--dry-run", "100"]);
        var estimate = await Tool.RunAsync(["estimate", Pool(), .. labeler]);

        Assert.Contains("\\u001b[31mfruit\\u202e", dry.Output, StringComparison.Ordinal);
        Assert.False(HostileRows.IsObeyed(dry.Output + dry.Errors + estimate.Output + estimate.Errors));
    }

    [Fact]
    public async Task Json_HostileNameOfAClass_IsWrittenOutAndStillReadAsItIs()
    {
        const string Name = "me\u202elat\u2066";
        var pool = _files.Write("classes.csv", $"text,truth\n{string.Concat(Enumerable.Range(0, 12).Select(number => $"text {number},{(number % 2 == 0 ? Name : "fruit")}\n"))}");

        var result = await Tool.RunAsync("label", pool, "--text", "text", "--gold", "truth", "--labeler", "oracle", "--json", "--out", _files["run"]);

        Assert.Equal(0, result.ExitCode);
        Assert.False(HostileRows.IsObeyed(result.Output));
        Assert.Equal(["fruit", Name], JsonDocument.Parse(result.Output).RootElement.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
    }

    [Fact]
    public async Task Show_HostileId_FindsTheRowAndObeysNothing()
    {
        await Tool.RunAsync("label", Pool(), "--id", "id", "--known", "truth", "--gold", "truth", "--labeler", "oracle", "--out", _files["run"]);

        foreach (var id in (string[])[HostileRows.Formulas[0], HostileRows.Sequences[0], HostileRows.Sequences[3]])
        {
            var shown = await Tool.RunAsync("show", _files["run"], "--", id);

            Assert.Equal(0, shown.ExitCode);
            Assert.Contains("Label in labeled.csv: fruit, source known", shown.Output, StringComparison.Ordinal);
            Assert.False(HostileRows.IsObeyed(shown.Output));
        }

        var unknown = await Tool.RunAsync("show", _files["run"], "\u001b]0;x\u0007");
        Assert.Equal(2, unknown.ExitCode);
        Assert.False(HostileRows.IsObeyed(unknown.Errors));
    }

    [Fact]
    public void OnOneLine_EveryDangerousCharacter_IsWrittenOut()
    {
        Assert.All(HostileRows.All, text => Assert.False(HostileRows.IsObeyed(TerminalText.OnOneLine(text))));
        Assert.Equal("a\\u000ab\\u001b[0m\tc", TerminalText.OnOneLine("a\nb\u001b[0m\tc"));
        Assert.Equal("Größe 漢字 👍🏽 עברית", TerminalText.OnOneLine("Größe 漢字 👍🏽 עברית"));
    }

    private static IEnumerable<string> Fields(string file)
    {
        using var csv = CsvReader.Create(new StreamReader(file));
        while (csv.Read())
        {
            for (var column = 0; column < csv.FieldCount; column++)
            {
                if (csv.GetString(column).Trim() is { Length: > 0 } field)
                {
                    yield return field;
                }
            }
        }
    }

    private string Pool() => _files.Write(
        "pool.csv", $"id,text,truth\n{string.Concat(HostileRows.All.Select((text, index) => $"{Quoted(text)},{Quoted(text)},{(index % 2 == 0 || index < 3 || index == 9 ? "fruit" : index % 3 == 0 ? "fruit" : "metal")}\n"))}");

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
