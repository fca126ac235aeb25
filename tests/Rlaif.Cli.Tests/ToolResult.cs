namespace Rlaif.Cli.Tests;

/// <summary>How a run of the command line ended.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors);
