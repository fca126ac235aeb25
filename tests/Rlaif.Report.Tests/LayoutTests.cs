using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Rlaif.Report.Tests;

/// <summary>Whether what stands beside each other can be read on any screen.</summary>
[Collection(ReportGroup.Name)]
public sealed class LayoutTests(ReportRun run)
{
    private static readonly Regex More = new(@"\bmore\b", RegexOptions.None, TimeSpan.FromSeconds(9));

    // Letters may touch; what lies on each other by more cannot be read.
    private const string Overlaps = """
        () => {
          const texts = [...document.querySelectorAll("figure svg:not(.swatch)")].flatMap(svg => {
            const boxes = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
            return boxes.flatMap(([one, a], index) => boxes.slice(index + 1)
              .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
              .map(([other]) => one + " on " + other));
          });
          return texts.join("; ");
        }
        """;

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Charts_AnyScreen_PrintNoTextOverAnother(int width)
    {
        foreach (var report in (string[])[run.Measured, run.Promised])
        {
            await using var open = await OpenPage.OpenAsync(report, width);

            Assert.Equal(string.Empty, await open.Page.EvaluateAsync<string>(Overlaps));
        }
    }

    [BrowserFact]
    public async Task HardestRows_OnAPhone_ShowTheEndAndSayThatThereIsMore()
    {
        await using var open = await OpenPage.OpenAsync(run.Promised, width: 390);
        var place = open.Page.Locator(".scroll:has(> table.hardest)");

        var last = (await place.Locator("tbody tr").First.Locator("td").First.BoundingBoxAsync())!;
        Assert.InRange(last.X + last.Width, 100, 390);
        Assert.Equal("in the end", await place.Locator("thead th").Nth(1).TextContentAsync());
        await Assertions.Expect(place).ToHaveClassAsync(More);

        await place.EvaluateAsync("place => { place.scrollLeft = place.scrollWidth; }");
        await Assertions.Expect(place).Not.ToHaveClassAsync(More);
        Assert.InRange((await place.Locator("tbody th").First.BoundingBoxAsync())!.X, 0, 40);
    }

    [BrowserFact]
    public async Task Accessibility_RunWithAPromise_IsAsGoodAsAnyOther()
    {
        await using var open = await OpenPage.OpenAsync(run.Promised, 390, ColorScheme.Dark);

        Assert.Empty(await Accessibility.ViolationsAsync(open.Page));
        Assert.Empty(await Accessibility.LowContrastsAsync(open.Page));
        Assert.Empty(open.Complaints);
    }
}
