using System.Globalization;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Runs;

/// <summary>Says by which command a run goes on that a ceiling has cut.</summary>
internal static class ResumeAdvice
{
    public static string Of(LabelSettings settings, StopReason? cut)
    {
        var (option, held) = cut?.Code switch
        {
            "max_labels" => ("--budget", Text(settings.Budget)),
            "max_cost" => ("--max-cost", Text(settings.Limits.MaxCost)),
            "max_tokens" => ("--max-tokens", Text(settings.Limits.MaxTokens)),
            "max_requests" => ("--max-requests", Text(settings.Limits.MaxRequests)),
            "max_duration" => ("--max-duration", null),
            _ => (null, null),
        };
        return $"rlaif resume {settings.Out}{(option is null ? string.Empty : $" with a higher {option}{(held is null ? string.Empty : $" than {held}")}")}";
    }

    private static string? Text<T>(T? limit)
        where T : struct, IFormattable => limit?.ToString(format: null, CultureInfo.InvariantCulture);
}
