namespace Rlaif.Report.Tests;

/// <summary>Tests that need a browser; they are shown as skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? BrowserFactAttribute.Reason : null;
}
