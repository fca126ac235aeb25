namespace Rlaif.Clients;

/// <summary>A server that answers many chat requests together, later, and at a lower price.</summary>
/// <remarks>
/// Implementations are safe for concurrent use and make one attempt a call; <c>ModelClient.Wrap</c> adds retries. A batch goes on at the
/// server whatever becomes of its caller.
/// </remarks>
public interface IChatBatchClient
{
    /// <summary>Hands in requests as one batch.</summary>
    /// <param name="requests">At least one request; identifiers are distinct.</param>
    /// <param name="cancellationToken">Cancels the handing in.</param>
    /// <returns>The batch. Where the requests are more than the server takes at once, it holds the first of them.</returns>
    /// <remarks>The same requests handed in again give the batch that the server has already, unless that failed, expired or was cancelled.</remarks>
    /// <exception cref="ModelServerException">The server took no batch.</exception>
    Task<SubmittedChatBatch> SubmitAsync(IReadOnlyList<ChatBatchRequest> requests, CancellationToken cancellationToken = default);

    /// <summary>Asks how far a batch is.</summary>
    /// <param name="batchId">The server's name of the batch.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>How far it is.</returns>
    /// <exception cref="ModelServerException">The server did not answer, or knows no such batch.</exception>
    Task<ChatBatchStatus> GetStatusAsync(string batchId, CancellationToken cancellationToken = default);

    /// <summary>Fetches what came of the requests of a batch that has ended.</summary>
    /// <param name="batchId">The server's name of the batch.</param>
    /// <param name="cancellationToken">Cancels the fetching.</param>
    /// <returns>Results in any order, read one by one; requests that nothing is known of are left out.</returns>
    /// <exception cref="ModelServerException">The server did not answer.</exception>
    Task<IEnumerable<ChatBatchResult>> ReadResultsAsync(string batchId, CancellationToken cancellationToken = default);
}
