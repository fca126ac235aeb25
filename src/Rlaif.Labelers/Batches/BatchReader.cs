using Rlaif.Clients;

namespace Rlaif.Labelers.Batches;

/// <summary>Waits for a batch to end, asking ever less often, and fetches what came of it.</summary>
internal sealed class BatchReader(IChatBatchClient client, TimeProvider timeProvider)
{
    // Each of them has all the retries of the client behind it, so that this is most of an hour.
    private const int MostFailures = 10;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <returns>How the batch ended, and its results.</returns>
    /// <exception cref="LabelingException">The server cannot be asked about the batch.</exception>
    public async Task<(ChatBatchStatus Status, IEnumerable<ChatBatchResult> Results)> ReadAsync(string batchId, CancellationToken cancellationToken)
    {
        var failures = 0;
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                var status = await client.GetStatusAsync(batchId, cancellationToken).ConfigureAwait(false);
                if (status.State == ChatBatchState.Failed)
                {
                    return (status, []);
                }

                if (status.State != ChatBatchState.Running)
                {
                    return (status, await client.ReadResultsAsync(batchId, cancellationToken).ConfigureAwait(false));
                }

                failures = 0;
            }
            catch (Exception exception) when (MayPass(exception) && ++failures < MostFailures)
            {
                // The batch goes on without us; a server that is away for a while costs nothing but time.
            }
            catch (Exception exception) when (exception is ModelServerException or RequestNotMadeException)
            {
                throw new LabelingException(Sentence(exception), exception);
            }

            await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool MayPass(Exception exception) => exception is RequestNotMadeException or ModelServerException { Kind: FailureKind.Transient };

    private static string Sentence(Exception exception) => exception switch
    {
        ModelServerException { Status: 400 or 404 } => "The server does not know a batch that this run handed in; resume the run with the server and the account that have it.",
        _ when MayPass(exception) => $"The server could not be asked about a batch {MostFailures} times in a row; the batch goes on there, so resume the run later.",
        _ => exception.Message,
    };
}
