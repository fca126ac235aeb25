using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Labelers.Chat;

/// <summary>Adds up what the requests about one example used.</summary>
internal sealed class CallLedger
{
    public int Requests { get; private set; }

    public TokenUsage Usage { get; private set; }

    public void Add(ChatResponse response)
    {
        Requests += Math.Max(1, response.GetAttempts().Count);
        Usage += response.GetTokenUsage();
    }

    public void Add(ModelServerException failure)
    {
        Requests += failure.Attempts;
        Usage += failure.Usage;
    }
}
