namespace Rlaif.Clients;

/// <summary>The ceilings of a budget; one that is not set does not exist.</summary>
/// <remarks>A <see cref="Budget"/> copies them when it is made.</remarks>
public sealed class BudgetLimits
{
    /// <summary>Gets or sets the most that may be spent.</summary>
    /// <value>US dollars, at least 0; it needs the prices of the model. The default is <see langword="null"/>.</value>
    public decimal? MaxCost { get; set => field = AtLeast(value, 0m, nameof(MaxCost)); }

    /// <summary>Gets or sets the most tokens that may be sent and received together.</summary>
    /// <value>At least 1. The default is <see langword="null"/>.</value>
    public long? MaxTokens { get; set => field = AtLeast(value, 1L, nameof(MaxTokens)); }

    /// <summary>Gets or sets the most requests that may be made, retries included.</summary>
    /// <value>At least 1. The default is <see langword="null"/>.</value>
    public long? MaxRequests { get; set => field = AtLeast(value, 1L, nameof(MaxRequests)); }

    /// <summary>Gets or sets the time from the first request after which no other is made; those under way may end.</summary>
    /// <value>At least 1 millisecond. The default is <see langword="null"/>.</value>
    public TimeSpan? MaxDuration { get; set => field = AtLeast(value, TimeSpan.FromMilliseconds(1), nameof(MaxDuration)); }

    internal BudgetLimits Copy() => (BudgetLimits)MemberwiseClone();

    private static T? AtLeast<T>(T? value, T minimum, string name)
        where T : struct, IComparable<T>
    {
        if (value is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, minimum, name);
        }

        return value;
    }
}
