namespace Rlaif.Cli;

/// <summary>Thrown when options do not fit together or with the files.</summary>
internal sealed class UsageException(string message) : RlaifException(message);
