using Microsoft.Extensions.AI;

namespace Rlaif.Cli.Checks;

/// <summary>Shows somebody each answer with what was asked for.</summary>
internal sealed class ObservingChatClient(IChatClient innerClient, Action<ChatOptions?, ChatResponse> answered) : DelegatingChatClient(innerClient)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        answered(options, response);
        return response;
    }
}
