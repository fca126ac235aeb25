using Microsoft.Playwright;

namespace Rlaif.Report.Tests;

/// <summary>A report in a browser, with everything that it asks of the browser noted.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private OpenPage(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <summary>Gets what the console and the page complained of, and every address asked for beside the file itself.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<OpenPage> OpenAsync(string file, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var open = new OpenPage(playwright, browser, page);
        page.Console += (_, message) => open.Complaints.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => open.Complaints.Add(error);
        page.Dialog += (_, dialog) => open.Complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (request.Url != new Uri(file).AbsoluteUri && request.Url != "data:,")
            {
                open.Complaints.Add($"request: {request.Url}");
            }
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
