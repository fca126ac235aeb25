namespace Rlaif.Report.Tests;

/// <summary>The browser of this machine; none is downloaded.</summary>
internal static class Chromium
{
    /// <summary>Gets the program that <c>RLAIF_CHROMIUM</c> names, else one where systems keep it; null where there is none.</summary>
    public static string? Path { get; } = Array.Find(
        [Environment.GetEnvironmentVariable("RLAIF_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
        File.Exists);
}
