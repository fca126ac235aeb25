namespace Rlaif.Clients;

/// <summary>What a failure of a model server means for the caller.</summary>
public enum FailureKind
{
    /// <summary>It may pass: overload, rate limit, network, timeout. The only kind that is retried.</summary>
    Transient,

    /// <summary>The server refused this one request for good; another may succeed.</summary>
    InvalidRequest,

    /// <summary>A content filter stopped this one request.</summary>
    ContentFiltered,

    /// <summary>The key is wrong or may not use the model; no request will succeed.</summary>
    Unauthorized,

    /// <summary>The server knows no such model or path; no request will succeed.</summary>
    UnknownModel,

    /// <summary>The account has nothing left to spend; no request will succeed until that changes.</summary>
    QuotaExhausted,
}
