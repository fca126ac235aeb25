namespace Rlaif.Clients;

/// <summary>The settings of the one retry layer between Rlaif and a model server.</summary>
/// <remarks>
/// A client copies them when it is made. No total time bounds a call yet: at worst it takes the attempts times
/// <see cref="AttemptTimeout"/> plus the delays between them.
/// </remarks>
public sealed class ResilienceOptions
{
    /// <summary>Gets or sets the number of retries after the first attempt.</summary>
    /// <value>0 to 100. The default is 5.</value>
    public int MaxRetries { get; set => field = Between(value, 0, 100, nameof(MaxRetries)); } = 5;

    /// <summary>Gets or sets the delay before the first retry; each further one is twice as long.</summary>
    /// <value>Above 0, at most a day. The default is 2 seconds.</value>
    public TimeSpan BaseDelay { get; set => field = Between(value, TimeSpan.FromMilliseconds(1), nameof(BaseDelay)); } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the longest delay that Rlaif chooses itself.</summary>
    /// <value>Above 0, at most a day. The default is 60 seconds.</value>
    public TimeSpan MaxDelay { get; set => field = Between(value, TimeSpan.FromMilliseconds(1), nameof(MaxDelay)); } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the longest delay that the server's <c>Retry-After</c> can ask for; a longer one ends the call.</summary>
    /// <value>Above 0, at most a day. The default is 120 seconds. A call ends so with <see cref="RequestNotMadeException"/>.</value>
    public TimeSpan MaxRetryAfter { get; set => field = Between(value, TimeSpan.FromMilliseconds(1), nameof(MaxRetryAfter)); } = TimeSpan.FromSeconds(120);

    /// <summary>Gets or sets whether delays that Rlaif chooses itself are spread at random.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool UseJitter { get; set; } = true;

    /// <summary>Gets or sets the seed of that randomness.</summary>
    /// <value><see langword="null"/>, the default, takes another seed for each client, so that many processes do not retry in step.</value>
    public int? JitterSeed { get; set; }

    /// <summary>Gets or sets how long one attempt may take; reasoning models need about 180 seconds.</summary>
    /// <value>A tenth of a second to 12 hours. The default is 60 seconds.</value>
    public TimeSpan AttemptTimeout { get; set => field = Between(value, TimeSpan.FromMilliseconds(100), nameof(AttemptTimeout), TimeSpan.FromHours(12)); } =
        TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the share of failed attempts that opens the circuit; an attempt that met 429 is no failure.</summary>
    /// <value>Above 0, at most 1. The default is 0.5, over max(60 seconds, twice the attempt timeout).</value>
    public double CircuitFailureRatio { get; set => field = Ratio(value, nameof(CircuitFailureRatio)); } = 0.5;

    /// <summary>Gets or sets the number of attempts below which the circuit never opens.</summary>
    /// <value>2 to 1,000,000. The default is 20.</value>
    public int CircuitMinimumAttempts { get; set => field = Between(value, 2, 1_000_000, nameof(CircuitMinimumAttempts)); } = 20;

    /// <summary>Gets or sets how long an open circuit lets no request through.</summary>
    /// <value>Half a second to a day. The default is 30 seconds.</value>
    public TimeSpan CircuitOpenDuration { get; set => field = Between(value, TimeSpan.FromMilliseconds(500), nameof(CircuitOpenDuration)); } =
        TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets what understands the exceptions of a foreign client.</summary>
    /// <value>
    /// Asked first, <see cref="ServerFailures.Translate"/> second. An exception that neither understands is not retried and
    /// surfaces as it is. The default is <see langword="null"/>.
    /// </value>
    public Func<Exception, ModelServerException?>? Translate { get; set; }

    /// <summary>Whether a failure may pass, but not within the time that anybody waits for it.</summary>
    internal bool IsTooLong(ModelServerException failure) => failure is { Kind: FailureKind.Transient, RetryAfter: { } wait } && wait > MaxRetryAfter;

    internal ResilienceOptions Copy() => (ResilienceOptions)MemberwiseClone();

    private static int Between(int value, int minimum, int maximum, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
        return value;
    }

    private static TimeSpan Between(TimeSpan value, TimeSpan minimum, string name, TimeSpan? maximum = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum ?? TimeSpan.FromDays(1), name);
        return value;
    }

    // Not "less than", so that NaN is refused as well.
    private static double Ratio(double value, string name) =>
        value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "The ratio must be above 0 and at most 1.");
}
