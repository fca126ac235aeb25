namespace Rlaif.Clients;

/// <summary>Thrown when a request was not made, or not made again, since a ceiling or a rate limit forbids it.</summary>
public sealed class RequestNotMadeException : RlaifException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">Which limit it was and what the caller can do about it.</param>
    /// <param name="stopReason">Why no further request will be made; <see langword="null"/> where the next round may make some.</param>
    public RequestNotMadeException(string message, StopReason? stopReason = null)
        : base(message) => StopReason = stopReason;

    /// <summary>Gets why no further request will be made.</summary>
    /// <value><see langword="null"/> where the next round may make some.</value>
    public StopReason? StopReason { get; }

    /// <summary>Gets the number of requests of the same call that were sent before.</summary>
    public int Attempts { get; private init; }

    /// <summary>Gets the tokens of those requests.</summary>
    public TokenUsage Usage { get; private init; }

    internal RequestNotMadeException AfterAttempts(int attempts, TokenUsage usage) =>
        new(Message, StopReason) { Attempts = attempts, Usage = usage };
}
