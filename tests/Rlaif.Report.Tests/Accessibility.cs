using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Rlaif.Report.Tests;

/// <summary>What an accessibility engine, and a measure of contrast in drawings, find in a page.</summary>
internal static class Accessibility
{
    private const string Violations = "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(found => found.id + ': ' + found.nodes.map(node => node.html).join(' '))";

    // The engine leaves texts of drawings aside. Relative luminance and contrast are those of WCAG 2.
    private const string Contrasts = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const luminance = color => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const contrast = (one, other) => {
            const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
            return (light + 0.05) / (dark + 0.05);
          };
          const low = [];
          for (const text of document.querySelectorAll("figure svg text")) {
            text.scrollIntoView({ block: "center" });
            const box = text.getBoundingClientRect();
            const cell = text.classList.contains("count") ? document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2).find(element => element.matches("rect.mark")) : null;
            const behind = cell ? getComputedStyle(cell).fill : getComputedStyle(text.closest("figure")).backgroundColor;
            const found = contrast(getComputedStyle(text).fill, behind);
            if (found < 4.5) low.push(text.textContent + " " + found.toFixed(2) + " on " + behind);
          }
          for (const mark of document.querySelectorAll("figure circle.mark, figure rect.bar")) {
            const found = contrast(getComputedStyle(mark).fill, getComputedStyle(mark.closest("figure")).backgroundColor);
            if (found < 3) low.push(mark.getAttribute("class") + " " + found.toFixed(2));
          }
          return low;
        }
        """;

    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(await EngineAsync());
        return await ListAsync(page, Violations);
    }

    public static Task<IReadOnlyList<string>> LowContrastsAsync(IPage page) => ListAsync(page, Contrasts);

    private static async Task<IReadOnlyList<string>> ListAsync(IPage page, string script) =>
        [.. (await page.EvaluateAsync<JsonElement>($"async () => JSON.stringify(await ({script})())")).GetString() is { } json ? JsonSerializer.Deserialize<string[]>(json)! : []];

    private static async Task<string> EngineAsync()
    {
        var assembly = typeof(AxeRunOptions).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("axe.min.js", StringComparison.Ordinal)))!);
        return await reader.ReadToEndAsync();
    }
}
