using Microsoft.Extensions.Logging;

namespace Rlaif.Classifiers.MLNet;

/// <summary>What is logged of training by ML.NET.</summary>
internal static partial class MLNetLog
{
    [LoggerMessage(1, LogLevel.Warning, "The estimator takes no weights: a soft label trains as its most probable class, and every row counts the same. LbfgsMaximumEntropy and SdcaMaximumEntropy take them.")]
    public static partial void WeightsAreNotTaken(ILogger logger);
}
