using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Labelers.Chat;

/// <summary>Adds up what the requests about one example used.</summary>
/// <param name="prices">What tokens cost; null where that is not known.</param>
internal sealed class CallLedger(TokenPrices? prices)
{
    public int Requests { get; private set; }

    public int Retries { get; private set; }

    public TokenUsage Usage { get; private set; }

    /// <summary>Gets what the requests cost; null where the prices are not known.</summary>
    public decimal? Cost { get; private set; } = prices is null ? null : 0;

    /// <summary>Gets the model that the last reply said it was of; null where none said.</summary>
    public string? Model { get; private set; }

    /// <summary>Gets whether any question was answered.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Gets whether all that was answered was at hand.</summary>
    public bool IsFromCache => IsAnswered && Requests == 0;

    public void Add(ChatResponse response)
    {
        IsAnswered = true;
        Model = response.ModelId ?? Model;
        Add(response.IsFromCache() ? 0 : Math.Max(1, response.GetAttempts().Count), response.GetTokenUsage(), response.GetPriceShare());
    }

    public void Add(ModelServerException failure) => Add(failure.Attempts, failure.Usage);

    public void Add(RequestNotMadeException refusal) => Add(refusal.Attempts, refusal.Usage);

    private void Add(int attempts, TokenUsage usage, decimal priceShare = 1)
    {
        Requests += attempts;
        Retries += Math.Max(0, attempts - 1);
        Usage += usage;
        Cost += prices?.CostOf(usage) * priceShare;
    }
}
