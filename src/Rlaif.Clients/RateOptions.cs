namespace Rlaif.Clients;

/// <summary>The settings of a rate control.</summary>
/// <remarks>A rate control copies them when it is made.</remarks>
public sealed class RateOptions
{
    /// <summary>Gets or sets how many requests a minute the server allows.</summary>
    /// <value>1 to 10,000,000. The default, <see langword="null"/>, follows the headers of the server's replies.</value>
    public int? RequestsPerMinute { get; set => field = Between(value, 1, 10_000_000, nameof(RequestsPerMinute)); }

    /// <summary>Gets or sets how many tokens a minute, sent and received, the server allows.</summary>
    /// <value>1 to 2,000,000,000. The default, <see langword="null"/>, follows the headers of the server's replies.</value>
    public int? TokensPerMinute { get; set => field = Between(value, 1, 2_000_000_000, nameof(TokensPerMinute)); }

    /// <summary>Gets or sets how many requests may be under way at once; fewer are while the server answers 429.</summary>
    /// <value>1 to 1,000. The default is 64.</value>
    public int MaxConcurrency { get; set => field = Between(value, 1, 1_000, nameof(MaxConcurrency))!.Value; } = 64;

    /// <summary>Gets or sets the longest time without any request; where the limits ask for a longer one, requests are refused.</summary>
    /// <value>
    /// Above 0, at most a day. The default is 2 minutes. Time spent behind other requests is no such time.
    /// <see cref="ResilienceOptions.MaxRetryAfter"/> is the same for a single call.
    /// </value>
    public TimeSpan MaxWait { get; set => field = Between(value, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(MaxWait)); } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets what the endpoint is called in metrics, where there are several.</summary>
    /// <value>The default, <see langword="null"/>, gives no name.</value>
    public string? Name { get; set; }

    internal RateOptions Copy() => (RateOptions)MemberwiseClone();

    private static int? Between(int? value, int minimum, int maximum, string name)
    {
        if (value is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, minimum, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, maximum, name);
        }

        return value;
    }

    private static TimeSpan Between(TimeSpan value, TimeSpan above, TimeSpan maximum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, above, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
        return value;
    }
}
