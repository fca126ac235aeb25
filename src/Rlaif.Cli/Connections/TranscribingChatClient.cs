using Microsoft.Extensions.AI;

namespace Rlaif.Cli.Connections;

/// <summary>Writes down what goes to a model and what comes back.</summary>
internal sealed class TranscribingChatClient(IChatClient innerClient, Transcript transcript) : DelegatingChatClient(innerClient)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages.ToList();
        try
        {
            var response = await base.GetResponseAsync(sent, options, cancellationToken);
            transcript.Add(sent, response.Text);
            return response;
        }
        catch (RlaifException exception)
        {
            transcript.Add(sent, exception.Message);
            throw;
        }
    }
}
