namespace Rlaif.Cli.Tests;

/// <summary>A test that needs signals; it is shown as skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "An interrupt is sent as a signal." : null;
}
