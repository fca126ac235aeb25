using Microsoft.Extensions.Logging;

namespace Rlaif.Clients.Embeddings;

/// <summary>The messages of the cache of vectors: numbers and names of files only.</summary>
internal static partial class EmbeddingLog
{
    [LoggerMessage(EventId = 11, Level = LogLevel.Warning, Message = "The file {File} of the embedding cache is damaged or foreign; what it holds is asked for again.")]
    public static partial void Damaged(ILogger logger, string file);

    [LoggerMessage(EventId = 12, Level = LogLevel.Warning, Message = "The embedding cache in {Folder} cannot be used ({Reason}); vectors may be paid for again.")]
    public static partial void Unusable(ILogger logger, string folder, string reason);

    [LoggerMessage(EventId = 13, Level = LogLevel.Information, Message = "The file {File} of the embedding cache is the oldest beyond {SizeLimit} bytes and is removed.")]
    public static partial void Removed(ILogger logger, string file, long sizeLimit);

    [LoggerMessage(EventId = 14, Level = LogLevel.Warning, Message = "The embedding generator names no model, so that its vectors are not kept.")]
    public static partial void Nameless(ILogger logger);

    [LoggerMessage(EventId = 15, Level = LogLevel.Debug, Message = "{Cached} of {Texts} vectors were in the embedding cache.")]
    public static partial void Found(ILogger logger, int cached, int texts);
}
