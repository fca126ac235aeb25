using System.ClientModel.Primitives;

namespace Rlaif.Clients.OpenAI;

/// <summary>One way to name the three headers of a limit.</summary>
internal sealed class RateLimitSpelling
{
    private readonly string _limit;
    private readonly string _remaining;
    private readonly string _reset;
    private readonly TimeSpan? _period;

    public RateLimitSpelling(string pattern, TimeSpan? period = null)
    {
        _limit = Name(pattern, "limit");
        _remaining = Name(pattern, "remaining");
        _reset = Name(pattern, "reset");
        _period = period;
    }

    /// <summary>Returns null where no header of these names makes sense.</summary>
    public RateWindow? Read(PipelineResponseHeaders headers)
    {
        var limit = RateLimitValues.Count(headers, _limit, minimum: 1);
        var remaining = RateLimitValues.Count(headers, _remaining, minimum: 0);
        var reset = RateLimitValues.Reset(headers, _reset);

        // Azure writes limit and rest as -1 and the reset as 0 where it has nothing to say.
        return limit is null && remaining is null && (reset is null || reset == TimeSpan.Zero) ? null : RateLimitValues.Window(limit, remaining, reset, _period);
    }

    private static string Name(string pattern, string part) => pattern.Replace("{0}", part, StringComparison.Ordinal);
}
