namespace Rlaif.TestServer;

/// <summary>What goes wrong with a row.</summary>
public enum ServerFault
{
    None,

    /// <summary>429 with Retry-After in one of its three forms.</summary>
    RateLimited,

    /// <summary>500 or 503.</summary>
    ServerError,

    /// <summary>The connection is cut, before the answer or inside it.</summary>
    Dropped,

    Hanging,

    /// <summary>200 with what is no JSON.</summary>
    Garbage,

    /// <summary>A label that nobody asked for; every time.</summary>
    OutsideLabel,

    /// <summary>The model refuses; every time.</summary>
    Refused,

    /// <summary>The content filter stops the question or the answer; every time.</summary>
    Filtered,

    /// <summary>The answer is cut off; every time.</summary>
    CutOff,
}
