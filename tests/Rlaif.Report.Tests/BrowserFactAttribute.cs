namespace Rlaif.Report.Tests;

/// <summary>A test that needs a browser; it is shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public const string Reason = "There is no Chromium here; install it (apt-get install chromium), or name it in RLAIF_CHROMIUM.";

    public BrowserFactAttribute() => Skip = Chromium.Path is null ? Reason : null;
}
