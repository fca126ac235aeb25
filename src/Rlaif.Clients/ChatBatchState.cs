namespace Rlaif.Clients;

/// <summary>How far a batch is.</summary>
public enum ChatBatchState
{
    /// <summary>The server works on it, checks it or cancels it.</summary>
    Running,

    /// <summary>The server came to each request.</summary>
    Completed,

    /// <summary>Time ran out; there may be results.</summary>
    Expired,

    /// <summary>Somebody cancelled it; there may be results.</summary>
    Cancelled,

    /// <summary>The server refused it as a whole; there are no results.</summary>
    Failed,
}
