using Microsoft.Extensions.Logging;

namespace Rlaif.Clients.Answers;

/// <summary>The messages of the answer cache: names only.</summary>
internal static partial class AnswerLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The client names no model, so that no answer is kept; name one in its metadata or in the options.")]
    public static partial void Nameless(ILogger logger);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The answer cache failed ({Reason}); the model is asked instead.")]
    public static partial void NotRead(ILogger logger, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The answer cache failed ({Reason}); an answer is not kept.")]
    public static partial void NotKept(ILogger logger, string reason);
}
