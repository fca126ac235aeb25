namespace Rlaif.TestServer;

/// <summary>How a server writes a wait.</summary>
public enum RetryAfterForm
{
    /// <summary><c>Retry-After: 3</c>.</summary>
    Seconds,

    /// <summary><c>retry-after-ms: 3000</c>.</summary>
    Milliseconds,

    /// <summary><c>Retry-After: Wed, 21 Oct 2015 07:28:00 GMT</c>, by the clock of the header <c>Date</c>.</summary>
    Date,
}
