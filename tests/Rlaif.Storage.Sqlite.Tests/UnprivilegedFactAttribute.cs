namespace Rlaif.Storage.Sqlite.Tests;

/// <summary>A test that needs modes of files to bind; it is shown as skipped where they bind nobody.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute() => Skip = OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess ? "Modes of files do not bind this user; the tests of the command line run it as another." : null;
}
