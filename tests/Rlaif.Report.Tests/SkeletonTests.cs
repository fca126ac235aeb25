using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Rlaif.Report.Tests;

/// <summary>What can be told of a report without a browser.</summary>
[Collection(ReportGroup.Name)]
public sealed class SkeletonTests(ReportRun run)
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task Report_AnyRun_HasItsSectionsInOrder()
    {
        foreach (var report in (string[])[run.Measured, run.Unmeasured])
        {
            var page = await ParseAsync(report);

            Assert.Equal(["learning", "hardest", "trust", "classes", "rows", "settings"], page.Descendants(Html + "section").Select(section => section.Attribute("id")!.Value));
            Assert.Equal(["learning-curve", "entropy", "change", "entropy-distribution", "confusion", "reliability", "classes-chart"], page.Descendants(Html + "figure").Select(figure => figure.Attribute("id")!.Value));
            Assert.Equal(["header", "nav", "main", "footer"], page.Descendants(Html + "body").Elements().Select(element => element.Name.LocalName).Where(name => name is "header" or "nav" or "main" or "footer"));
        }
    }

    [Fact]
    public async Task Report_Headings_SkipNoLevel()
    {
        var levels = (await ParseAsync(run.Measured)).Descendants().Select(element => element.Name.LocalName).Where(name => name is "h1" or "h2" or "h3" or "h4").Select(name => name[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
    }

    [Fact]
    public async Task Report_Ids_AreUniqueAndNameWhatRefersToThem()
    {
        var elements = (await ParseAsync(run.Measured)).Descendants().ToList();
        var ids = elements.Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(elements.SelectMany(element => ((string?)element.Attribute("aria-labelledby") ?? (string?)element.Attribute("aria-describedby") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)), id => Assert.Contains(id, ids));
    }

    [Fact]
    public async Task Report_Policy_AllowsItsOwnScriptAndStyleAndNothingElse()
    {
        var page = await ParseAsync(run.Measured);
        var policy = page.Descendants(Html + "meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value;

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Hash(page.Descendants(Html + "script").Single().Value)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(page.Descendants(Html + "style").Single().Value)}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" or "src" or "srcset" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.Descendants().Attributes("href"), link => Assert.True(link.Value.StartsWith('#') || link.Value.StartsWith("data:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Report_RowsThatWouldDoHarm_AreWholeAndVisible()
    {
        var text = await File.ReadAllTextAsync(run.Measured);

        Assert.DoesNotContain(text.EnumerateRunes(), rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator);
        Assert.Contains("[U+202E]flower", text, StringComparison.Ordinal);
        Assert.Contains("fruit &amp; &lt;b&gt;veg&lt;/b&gt;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>window", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_NoTestFile_SaysWhatItKnowsAndFromWhere()
    {
        var trust = (await ParseAsync(run.Unmeasured)).Descendants(Html + "section").Single(section => (string?)section.Attribute("id") == "trust");

        Assert.Contains("rows drawn at random", trust.Value, StringComparison.Ordinal);
        Assert.Contains("which may be wrong itself", trust.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_AnswersCorrectedLater_CountAsFirstGiven()
    {
        var text = await File.ReadAllTextAsync(run.Unmeasured);

        var drawn = Regex.Match(text, "Of (?<rows>[0-9]+) rows drawn at random, the classifier of their time predicted (?<agreed>[0-9]+) as the labeler then did", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(9));
        Assert.Matches("asked again, [0-9]+ were confirmed, [1-9][0-9]* corrected and [1-9][0-9]* set aside", text);
        Assert.Contains($"{drawn.Groups["agreed"].Value} of {drawn.Groups["rows"].Value} rows are on the diagonal", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OneRound_SaysWhatIsMeasuredAndComparesNothing()
    {
        var captions = (await ParseAsync(run.OneRound)).Descendants(Html + "figcaption").Select(caption => caption.Value).ToList();

        Assert.StartsWith("Accuracy on held-out rows is ", captions[0], StringComparison.Ordinal);
        Assert.All(captions, caption => Assert.InRange(caption.Split("round 1").Length, 1, 2));
    }

    [Fact]
    public async Task Report_CountsOnAnAxis_AreWhole()
    {
        var ticks = (await ParseAsync(run.OneRound)).Descendants(Html + "figure").Single(figure => (string?)figure.Attribute("id") == "learning-curve")
            .Descendants(Html + "text").Where(text => (string?)text.Attribute("class") == "tick middle").Select(text => text.Value).ToList();

        Assert.NotEmpty(ticks);
        Assert.DoesNotContain(ticks, tick => tick.Contains('.', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_RowsSetAside_AreCountedByReason()
    {
        var page = await ParseAsync(run.Unmeasured);

        var waiting = page.Descendants(Html + "dt").Single(name => name.Value == "For review").Parent!.Descendants(Html + "span").First().Value;
        var reasons = page.Descendants(Html + "caption").Single(caption => caption.Value == "Reasons").Parent!.Descendants(Html + "td").Select(cell => int.Parse(cell.Value, CultureInfo.InvariantCulture));
        Assert.NotEqual("0", waiting);
        Assert.Equal(waiting, reasons.Sum().ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Label_ReportThatCannotBeWritten_LeavesTheRunFinished()
    {
        var folder = Path.Combine(Path.GetDirectoryName(run.OneRound)!, "..", "unreported");
        Directory.CreateDirectory(Path.Combine(folder, "report.html"));

        var (exitCode, errors) = await ReportRun.TryAsync("label", Path.Combine(folder, "..", "pool.csv"), "--gold", "label", "--labeler", "oracle", "--seed-size", "20", "--budget", "20", "--out", folder);

        Assert.Equal(0, exitCode);
        Assert.Contains($"report.html could not be written, and everything else of the run is there; see that it can be replaced and that the disk has room, then make it by rlaif report {folder}.", errors, StringComparison.Ordinal);
        Assert.Contains("\"finished\": true", await File.ReadAllTextAsync(Path.Combine(folder, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_MadeAnew_IsTheSame()
    {
        foreach (var report in (string[])[run.Measured, run.Unmeasured])
        {
            var written = await File.ReadAllTextAsync(report);
            File.Delete(report);

            await ReportRun.RunAsync("report", Path.GetDirectoryName(report)!);

            Assert.Equal(written, await File.ReadAllTextAsync(report));
        }
    }

    private static async Task<XDocument> ParseAsync(string path) => XDocument.Parse(await File.ReadAllTextAsync(path));

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
