using Microsoft.Extensions.Logging;

namespace Rlaif.Clients.Rates;

/// <summary>The messages of a rate control: numbers only.</summary>
internal static partial class RateLog
{
    [LoggerMessage(EventId = 21, Level = LogLevel.Debug, Message = "Up to {Limit} requests may be under way at once.")]
    public static partial void Changed(ILogger logger, int limit);

    [LoggerMessage(EventId = 22, Level = LogLevel.Information, Message = "The server's rate limit allows no request for {Wait}.")]
    public static partial void Waiting(ILogger logger, TimeSpan wait);
}
