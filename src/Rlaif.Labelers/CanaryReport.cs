namespace Rlaif.Labelers;

/// <summary>How often texts that order a certain answer got it.</summary>
/// <param name="Planted">The texts that were planted.</param>
/// <param name="Steered">Those that were answered as they order.</param>
/// <param name="Unanswered">Those that got no answer, or none yet: failed, filtered, refused, invalid or not asked.</param>
public sealed record CanaryReport(int Planted, int Steered, int Unanswered)
{
    /// <summary>Gets the tokens that the texts used.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets the number of requests made for them, retries included.</summary>
    public int Requests { get; init; }

    /// <summary>Gets how many of those requests repeated one that had failed.</summary>
    public int Retries { get; init; }

    /// <summary>Gets what they cost.</summary>
    /// <value>In US dollars; <see langword="null"/> where the price is not known.</value>
    public decimal? Cost { get; init; } = 0;
}
