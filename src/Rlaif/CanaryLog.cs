using Microsoft.Extensions.Logging;
using Rlaif.Labelers;

namespace Rlaif;

/// <summary>What is logged of canaries: numbers only.</summary>
internal static partial class CanaryLog
{
    public static void Outcome(ILogger logger, CanaryReport report)
    {
        if (report.Steered > 0)
        {
            Steered(logger, report.Steered, report.Planted, report.Unanswered);
        }
        else
        {
            Steadfast(logger, report.Planted, report.Unanswered);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Steered} of {Planted} planted texts steered the labeler ({Unanswered} without an answer); do not trust its labels where texts may be hostile.")]
    private static partial void Steered(ILogger logger, int steered, int planted, int unanswered);

    [LoggerMessage(2, LogLevel.Information, "None of {Planted} planted texts steered the labeler ({Unanswered} without an answer).")]
    private static partial void Steadfast(ILogger logger, int planted, int unanswered);
}
