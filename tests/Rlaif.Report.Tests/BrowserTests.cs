using System.Globalization;
using Microsoft.Playwright;

namespace Rlaif.Report.Tests;

[Collection(ReportGroup.Name)]
public sealed class BrowserTests(ReportRun run)
{
    private static readonly string[] Charts = ["learning-curve", "entropy", "change", "entropy-distribution", "confusion", "reliability", "classes-chart"];

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Open_AnyScreen_ShowsEveryChartAndAsksForNothing(int width, ColorScheme scheme)
    {
        await using var open = await OpenPage.OpenAsync(run.Measured, width, scheme);

        foreach (var chart in Charts)
        {
            var box = await open.Page.Locator($"#{chart} .chart svg").BoundingBoxAsync();
            Assert.InRange(box!.Width, 250, width);
            Assert.InRange(box.Height, 40, 900);
            Assert.NotEqual(0, await open.Page.Locator($"#{chart} .mark").CountAsync());
        }

        Assert.Equal(0, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(await Accessibility.ViolationsAsync(open.Page));
        Assert.Empty(await Accessibility.LowContrastsAsync(open.Page));
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Open_DataOpened_StaysAccessible()
    {
        await using var open = await OpenPage.OpenAsync(run.Unmeasured);
        await open.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => { details.open = true; })");

        Assert.Empty(await Accessibility.ViolationsAsync(open.Page));
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Keyboard_TabArrowsEscape_ShowMoveAndHideTheTip()
    {
        await using var open = await OpenPage.OpenAsync(run.Measured);
        var (tip, marks) = (open.Page.Locator("#tip"), open.Page.Locator("#learning-curve .mark"));

        await open.Page.Locator("nav a").Last.FocusAsync();
        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(await marks.Nth(0).GetAttributeAsync("aria-label"), await tip.TextContentAsync());
        Assert.True(await tip.IsVisibleAsync());
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(await marks.Nth(1).GetAttributeAsync("aria-label"), await tip.TextContentAsync());
        await open.Page.Keyboard.PressAsync("End");
        Assert.Equal(await marks.Last.GetAttributeAsync("aria-label"), await tip.TextContentAsync());
        await open.Page.Keyboard.PressAsync("Escape");
        Assert.False(await tip.IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Keyboard_FirstTab_SkipsToTheReport()
    {
        await using var open = await OpenPage.OpenAsync(run.Measured);

        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the report", await open.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#main", open.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Mouse_OverAMark_ShowsTheTipWithinTheWindow()
    {
        await using var open = await OpenPage.OpenAsync(run.Measured, width: 390);
        var mark = open.Page.Locator("#confusion .mark").Last;

        await mark.HoverAsync();

        Assert.Equal(await mark.GetAttributeAsync("aria-label"), await open.Page.Locator("#tip").TextContentAsync());
        var box = (await open.Page.Locator("#tip").BoundingBoxAsync())!;
        Assert.InRange(box.X, 0, 390 - box.Width);
        Assert.InRange(box.Y, 0, 900 - box.Height);
    }

    [BrowserFact]
    public async Task Text_ThatWouldDoHarm_IsShownAndDoesNothing()
    {
        await using var open = await OpenPage.OpenAsync(run.Measured);

        Assert.True(await open.Page.EvaluateAsync<bool>("window.harmed === undefined"));
        Assert.Equal(1, await open.Page.Locator("script").CountAsync());
        Assert.Equal(0, await open.Page.Locator("img, iframe, b b, h1 h1").CountAsync());
        Assert.Equal(1, await open.Page.Locator("h1").CountAsync());
        Assert.Contains("[U+202E]flower", await open.Page.Locator("#classes-chart").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("fruit & <b>veg</b>", await open.Page.Locator("#classes-chart").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Download_DataOfAChart_IsCsvThatNoSpreadsheetRuns()
    {
        await using var open = await OpenPage.OpenAsync(run.Measured);
        await open.Page.Locator("#classes-chart summary").ClickAsync();

        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Locator("#classes-chart a[download]").ClickAsync());

        Assert.Equal("classes-chart.csv", download.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!);
        Assert.StartsWith("class,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("'=metal,", StringComparison.Ordinal));
        Assert.Equal(240, lines.Skip(1).Sum(line => line.Split(',').Skip(1).Sum(count => int.Parse(count, CultureInfo.InvariantCulture))));
    }

    [BrowserFact]
    public async Task Print_Page_HidesWhatPaperCannotDo()
    {
        await using var open = await OpenPage.OpenAsync(run.Measured);
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await open.Page.Locator("nav").IsVisibleAsync());
        Assert.True(await open.Page.Locator("#learning-curve .chart svg").IsVisibleAsync());
        Assert.NotEmpty(await open.Page.PdfAsync());
    }
}
