using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Rlaif.Report.Tests;

/// <summary>What a report tells of a promise and of the sample that it rests on.</summary>
[Collection(ReportGroup.Name)]
public sealed class PromiseTests(ReportRun run)
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task Report_RunWithAPromise_JudgesByTheWholeSample()
    {
        var (page, completion) = (await PageAsync(), await CompletionAsync());
        var (rows, agreed) = (completion.GetProperty("sample_rows").GetInt32(), completion.GetProperty("sample_agreed").GetInt32());

        Assert.InRange(agreed, 1, rows);
        Assert.Contains($"{agreed} of {rows} rows are on the diagonal", Of(page, "figure", "confusion"), StringComparison.Ordinal);
        Assert.Contains($"predictions, {rows} rows", Of(page, "figure", "reliability"), StringComparison.Ordinal);
        Assert.Contains($"{agreed} of {rows} random rows", Of(page, "dl", null), StringComparison.Ordinal);
        Assert.DoesNotContain("the classifier of their time", Of(page, "section", "trust"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_RunWithAPromise_TellsTheSampleAboveAndBelowTheThreshold()
    {
        var (page, completion) = (await PageAsync(), await CompletionAsync());
        var threshold = completion.GetProperty("threshold").GetDouble().ToString("0.000", CultureInfo.InvariantCulture);

        var cells = Rows(page, "sample-t");
        Assert.Equal([$"{threshold} or more", "less", "any"], cells.Select(row => row[0]));
        Assert.Equal(completion.GetProperty("sample_rows").GetInt32(), Number(cells[2][1]));
        Assert.Equal(completion.GetProperty("sample_agreed").GetInt32(), Number(cells[2][2]));
        Assert.Equal(Number(cells[2][1]), Number(cells[0][1]) + Number(cells[1][1]));
        Assert.Equal(Number(cells[2][2]), Number(cells[0][2]) + Number(cells[1][2]));
        Assert.Contains("not about each of them", Of(page, "section", "trust"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_BudgetThatEnded_SaysWhatWouldFinishTheRun()
    {
        var (page, completion) = (await PageAsync(), await CompletionAsync());
        var (open, review) = (completion.GetProperty("open_texts").GetInt32(), completion.GetProperty("review_rows").GetInt32());

        Assert.InRange(open, 1, review);
        Assert.Contains("Why learning ended: The part of the budget that is for learning is used up: 120 of 240 labels.", page.Value, StringComparison.Ordinal);
        Assert.Contains($"The budget of 240 labels is used up. About {open} more answers (a budget of {240 + open}) would finish the rows that nobody was asked about.", page.Value, StringComparison.Ordinal);
        Assert.Contains(["answers that would finish the run", $"about {open} more"], Rows(page, "completion-t"));
    }

    [Fact]
    public async Task Report_AnyRun_CountsOneAsOne()
    {
        foreach (var report in (string[])[run.Measured, run.Unmeasured, run.OneRound, run.Promised])
        {
            Assert.DoesNotMatch(new Regex(@"(?<![\d,.])1 (rows|answers|labels|requests|rounds)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(9)), await File.ReadAllTextAsync(report));
        }
    }

    private static int Number(string cell) => int.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Of(XElement page, string element, string? id) => page.Descendants(Html + element).First(found => id is null || (string?)found.Attribute("id") == id).Value;

    private static List<string[]> Rows(XElement page, string caption) =>
    [
        .. page.Descendants(Html + "caption").Single(found => (string?)found.Attribute("id") == caption).Parent!.Element(Html + "tbody")!.Elements()
            .Select(row => row.Elements().Select(cell => cell.Value).ToArray()),
    ];

    private async Task<XElement> PageAsync() => XDocument.Parse(await File.ReadAllTextAsync(run.Promised)).Root!;

    private async Task<JsonElement> CompletionAsync()
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(run.Promised)!, "run.json")));
        return json.RootElement.GetProperty("completion").Clone();
    }
}
