namespace Rlaif.Clients.Tests.Rates;

/// <summary>How a server counts.</summary>
public enum SimulatedLimit
{
    None,

    /// <summary>A bucket that holds a minute's allowance and refills evenly, as OpenAI's.</summary>
    Bucket,

    /// <summary>A bucket that holds a second's allowance.</summary>
    SmallBucket,

    /// <summary>So many a minute, all given back when the next minute begins.</summary>
    FixedMinute,

    /// <summary>A sixth of the minute's allowance in each ten seconds, as Azure counts.</summary>
    FixedTenSeconds,
}
