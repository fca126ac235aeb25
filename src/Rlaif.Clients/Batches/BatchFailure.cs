namespace Rlaif.Clients.Batches;

/// <summary>The names of failures that only batches have, and their sentences.</summary>
internal static class BatchFailure
{
    public const string Expired = "batch_expired";
    public const string Cancelled = "batch_cancelled";
    public const string NoResult = "batch_result_missing";
    public const string QueueFull = "token_limit_exceeded";

    /// <summary>Whether the server did not come to the request, which then costs nothing.</summary>
    public static bool IsNeverAsked(string? code) => code is Expired or Cancelled;

    public static (string What, string Remedy)? Sentence(string? code) => code switch
    {
        Expired => ("The time of the batch ran out before the server came to the request", "ask again"),
        Cancelled => ("The batch was cancelled before the server came to the request", "ask again"),
        NoResult => ("The results of the batch say nothing readable about the request", "ask again"),
        QueueFull => ("The server has too much in its queue of batches", "go on when earlier batches are done, or take smaller ones"),
        _ => null,
    };
}
