namespace Rlaif.Cli.Tests;

/// <summary>A test that takes on another user or a file system of its own; it is shown as skipped where that cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute(string program) =>
        Skip = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists($"/usr/bin/{program}") ? null : $"It needs Linux, root and {program}.";
}
