using Microsoft.Extensions.Logging;

namespace Rlaif;

/// <summary>What is logged of the choice of a classifier.</summary>
internal static partial class ClassifierLog
{
    [LoggerMessage(1, LogLevel.Information, "The classifier is Linear: it reads the words of a text.")]
    public static partial void Linear(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "The classifier is Embedding: it reads the words of a text and its embedding by {Model}.")]
    public static partial void Embedding(ILogger logger, string model);
}
