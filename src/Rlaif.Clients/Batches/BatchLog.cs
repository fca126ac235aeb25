using Microsoft.Extensions.Logging;

namespace Rlaif.Clients.Batches;

/// <summary>The messages about batches: names of batches, numbers and states.</summary>
internal static partial class BatchLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Handed in {Requests} requests as batch {BatchId}.")]
    public static partial void Submitted(ILogger logger, BatchName batchId, int requests);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Batch {BatchId} is running: {Done} of {Total} requests done.")]
    public static partial void Running(ILogger logger, BatchName batchId, int done, int total);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Batch {BatchId} has ended ({State}): {Done} of {Total} requests done.")]
    public static partial void Ended(ILogger logger, BatchName batchId, ChatBatchState state, int done, int total);
}
