namespace Rlaif.Experiments;

/// <summary>Thrown when the arguments or the files do not fit together.</summary>
internal sealed class UsageException(string message) : RlaifException(message);
