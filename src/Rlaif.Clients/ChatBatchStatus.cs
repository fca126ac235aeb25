namespace Rlaif.Clients;

/// <summary>What a server says about a batch.</summary>
/// <param name="State">How far it is.</param>
public sealed record ChatBatchStatus(ChatBatchState State)
{
    /// <summary>Gets why the server refused the batch.</summary>
    /// <value><see langword="null"/> unless it failed; a transient failure means that the same batch may be taken later.</value>
    public ModelServerException? Failure { get; init; }

    /// <summary>Gets how many requests are done, failed ones included.</summary>
    /// <value>From 0; 0 where the server does not say.</value>
    public int Done { get; init; }

    /// <summary>Gets how many requests the batch has.</summary>
    /// <value>From 0; 0 where the server does not say.</value>
    public int Total { get; init; }
}
