using System.Reflection;
using System.Runtime.InteropServices;

namespace Rlaif.Cli.Records;

/// <summary>What a run was made with, in <c>provenance.json</c>.</summary>
internal sealed record SoftwareVersions(string Rlaif, string Runtime, string System)
{
    public static SoftwareVersions Current { get; } = new(
        typeof(ActiveLearningLoop).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription);
}
