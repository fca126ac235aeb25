using Microsoft.Extensions.Logging;

namespace Rlaif.Clients;

/// <summary>The messages of the retry layer: numbers and names only.</summary>
internal static partial class ResilienceLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Retry {Retry} of {MaxRetries} in {Seconds:0.0} s, after {Reason}.")]
    public static partial void Retrying(ILogger logger, int retry, int maxRetries, double seconds, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The request failed for good after {Attempts} attempts: {Kind}, {Reason}.")]
    public static partial void Failed(ILogger logger, int attempts, FailureKind kind, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Too many requests failed; none is sent for {Duration}.")]
    public static partial void CircuitOpened(ILogger logger, TimeSpan duration);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "The server answers again.")]
    public static partial void CircuitClosed(ILogger logger);
}
