using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Cli.Connections;

/// <summary>Keeps the first prompt and sends none.</summary>
internal sealed class UnsentChatClient(IChatClient innerClient, Action<IEnumerable<ChatMessage>> prompted) : DelegatingChatClient(innerClient)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        prompted(messages);
        throw new RequestNotMadeException("Nothing is asked for an estimate.");
    }
}
