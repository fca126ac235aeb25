namespace Rlaif.Clients.Admission;

/// <summary>How an attempt ended.</summary>
/// <param name="Usage">The tokens it used, as far as the server said.</param>
/// <param name="Failure">Why it failed; null where it was answered or cancelled.</param>
/// <param name="Limits">What the server said about its limits; null where it said nothing.</param>
internal readonly record struct CallResult(TokenUsage Usage, ModelServerException? Failure, RateLimits? Limits)
{
    /// <summary>Gets the end of an attempt that another gate held back: it cost nothing and says nothing of the server.</summary>
    public static CallResult NeverSent { get; } = new(default, Failure: null, Limits: null) { IsAnswered = true, IsHeldBack = true };

    /// <summary>Gets whether a reply arrived, so that the usage is all that it cost.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Gets whether nothing was sent, unlike a reply that says nothing of its usage.</summary>
    public bool IsHeldBack { get; init; }
}
