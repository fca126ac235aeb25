using Microsoft.Extensions.Logging;
using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Batches;

/// <summary>The one retry layer of a batch client, behind a circuit breaker, each attempt under a timeout.</summary>
internal sealed class ResilientBatchClient(IChatBatchClient innerClient, ResilienceOptions options, TimeProvider? timeProvider, ILogger logger) : IChatBatchClient
{
    // One for all kinds of calls, since they share the server's circuit. What they cost is not known before the results are read.
    private readonly ResilientCalls<object> _calls = new(options, timeProvider, logger, _ => new CallResult(default, Failure: null, Limits: null));

    public async Task<SubmittedChatBatch> SubmitAsync(IReadOnlyList<ChatBatchRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var batch = await CallAsync(token => innerClient.SubmitAsync(requests, token), cancellationToken).ConfigureAwait(false);
        BatchLog.Submitted(logger, new BatchName(batch.Id), batch.Count);
        return batch;
    }

    public async Task<ChatBatchStatus> GetStatusAsync(string batchId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batchId);
        var status = await CallAsync(token => innerClient.GetStatusAsync(batchId, token), cancellationToken).ConfigureAwait(false);
        if (status.State == ChatBatchState.Running)
        {
            BatchLog.Running(logger, new BatchName(batchId), status.Done, status.Total);
        }
        else
        {
            BatchLog.Ended(logger, new BatchName(batchId), status.State, status.Done, status.Total);
        }

        return status;
    }

    public Task<IEnumerable<ChatBatchResult>> ReadResultsAsync(string batchId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batchId);
        return CallAsync(token => innerClient.ReadResultsAsync(batchId, token), cancellationToken);
    }

    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
        where T : class =>
        (T)(await _calls.CallAsync(async token => await attempt(token).ConfigureAwait(false), default, cancellationToken).ConfigureAwait(false)).Response;
}
