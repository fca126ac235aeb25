using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>Where a run is told.</summary>
/// <param name="Console">Takes sentences and the view of the run; swallows them where nobody wants to hear.</param>
/// <param name="IsJson">Whether standard output gets the summary of the run as JSON.</param>
internal sealed record RunOutput(IAnsiConsole Console, bool IsJson);
