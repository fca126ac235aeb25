using Microsoft.Extensions.AI;

namespace Rlaif.Cli.Connections;

/// <summary>Counts the calls to models, and lets no further one begin once the run is to be left.</summary>
internal sealed class CallsUnderWay(CancellationToken leave)
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public IChatClient Around(IChatClient client) => new CountedChatClient(client, this, leave);

    private sealed class CountedChatClient(IChatClient innerClient, CallsUnderWay calls, CancellationToken leave) : DelegatingChatClient(innerClient)
    {
        public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (leave.IsCancellationRequested)
            {
                // As when a key expires: the questions under way are still answered, and the others stay open.
                throw new LabelingException("Stopped, as was asked for.") { IsStopRequested = true };
            }

            Interlocked.Increment(ref calls._count);
            try
            {
                return await base.GetResponseAsync(messages, options, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref calls._count);
            }
        }
    }
}
