namespace Rlaif.Clients;

/// <summary>Thrown when a model server did not answer a request.</summary>
/// <remarks>
/// The message holds no text of a row and no key. An inner exception is there only where a client of your own threw one that nobody
/// understands; what it says is in no log and no trace.
/// </remarks>
public sealed class ModelServerException : RlaifException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="kind">What the failure means.</param>
    /// <param name="status">The HTTP status; <see langword="null"/> where no answer arrived.</param>
    /// <param name="code">A short name of the failure; anything but an identifier is dropped.</param>
    /// <param name="parameter">The parameter of the request that the server named; anything but an identifier is dropped.</param>
    /// <param name="retryAfter">How long the server asked to wait.</param>
    /// <param name="attempts">The number of requests sent, from 0.</param>
    public ModelServerException(
        FailureKind kind, int? status = null, string? code = null, string? parameter = null, TimeSpan? retryAfter = null, int attempts = 1)
        : this(kind, status, code, parameter, retryAfter, attempts, innerException: null)
    {
    }

    internal ModelServerException(
        FailureKind kind, int? status, string? code, string? parameter, TimeSpan? retryAfter, int attempts, Exception? innerException)
        : base(string.Empty, innerException)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempts);
        Kind = kind;
        Status = status;
        Code = Identifier.OrNull(code);
        Parameter = Identifier.OrNull(parameter);
        RetryAfter = retryAfter;
        Attempts = attempts;
    }

    /// <inheritdoc/>
    public override string Message => FailureSentence.For(this);

    /// <summary>Gets what the failure means.</summary>
    public FailureKind Kind { get; }

    /// <summary>Gets the HTTP status.</summary>
    /// <value><see langword="null"/> where no answer arrived.</value>
    public int? Status { get; }

    /// <summary>Gets the short name of the failure, such as <c>context_length_exceeded</c>.</summary>
    /// <value>At most 64 letters, digits and <c>_ . - [ ]</c>; <see langword="null"/> where there is none.</value>
    public string? Code { get; }

    /// <summary>Gets the parameter of the request that the server named, such as <c>response_format</c>.</summary>
    /// <value>At most 64 letters, digits and <c>_ . - [ ]</c>; <see langword="null"/> where there is none.</value>
    public string? Parameter { get; }

    /// <summary>Gets how long the server asked to wait.</summary>
    /// <value>As the server said it, without a cap; <see langword="null"/> where it did not.</value>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Gets the number of requests sent.</summary>
    /// <value>0 where the circuit breaker let none through.</value>
    public int Attempts { get; }

    /// <summary>Gets the tokens of all requests sent, which were paid although no answer came of them.</summary>
    /// <value>Zero where the server did not say.</value>
    public TokenUsage Usage { get; internal init; }

    /// <summary>Gets what the server said about its limits.</summary>
    /// <value><see langword="null"/> where it said nothing.</value>
    public RateLimits? RateLimits { get; init; }

    /// <summary>Gets what the server said itself, where that can hold neither the row nor the key.</summary>
    /// <value>One line of at most 160 characters, of refused keys and unknown models alone; <see langword="null"/> else.</value>
    public string? ServerMessage { get; internal init; }

    internal ServerContext? Server { get; init; }

    internal ModelServerException AfterAttempts(int attempts, TokenUsage usage, ServerContext? server) =>
        new(Kind, Status, Code, Parameter, RetryAfter, attempts, InnerException)
        {
            Usage = usage,
            RateLimits = RateLimits,
            ServerMessage = ServerMessage,
            Server = server ?? Server,
        };
}
