using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Labelers.Chat;

/// <summary>Adds up what the requests about one example used.</summary>
internal sealed class CallLedger
{
    public int Requests { get; private set; }

    public int Retries { get; private set; }

    public TokenUsage Usage { get; private set; }

    /// <summary>Gets whether any question was answered.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Gets whether all that was answered was at hand.</summary>
    public bool IsFromCache => IsAnswered && Requests == 0;

    public void Add(ChatResponse response)
    {
        IsAnswered = true;
        Add(response.IsFromCache() ? 0 : Math.Max(1, response.GetAttempts().Count), response.GetTokenUsage());
    }

    public void Add(ModelServerException failure) => Add(failure.Attempts, failure.Usage);

    public void Add(RequestNotMadeException refusal) => Add(refusal.Attempts, refusal.Usage);

    private void Add(int attempts, TokenUsage usage)
    {
        Requests += attempts;
        Retries += Math.Max(0, attempts - 1);
        Usage += usage;
    }
}
