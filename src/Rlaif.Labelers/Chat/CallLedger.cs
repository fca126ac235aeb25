using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Labelers.Chat;

/// <summary>Adds up what the requests about one example used.</summary>
internal sealed class CallLedger
{
    public int Requests { get; private set; }

    public TokenUsage Usage { get; private set; }

    /// <summary>Gets whether any request was answered.</summary>
    public bool IsAnswered { get; private set; }

    public void Add(ChatResponse response)
    {
        IsAnswered = true;
        Requests += Math.Max(1, response.GetAttempts().Count);
        Usage += response.GetTokenUsage();
    }

    public void Add(ModelServerException failure)
    {
        Requests += failure.Attempts;
        Usage += failure.Usage;
    }

    public void Add(RequestNotMadeException refusal)
    {
        Requests += refusal.Attempts;
        Usage += refusal.Usage;
    }
}
