using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Chat;

namespace Rlaif.Labelers.Writing;

/// <summary>Has a model write something, in at most two tries.</summary>
/// <param name="client">The model.</param>
/// <param name="request">What is asked for.</param>
/// <param name="prices">What tokens cost; null for the prices that the client knows.</param>
/// <param name="read">Reads a reply; null where it is no answer.</param>
internal sealed class WritingCall<T>(IChatClient client, WritingRequest request, TokenPrices? prices, Func<ChatResponse, T?> read)
    where T : class
{
    private const int Tries = 2;
    private const float Temperature = 0.7f;

    public CallLedger Ledger { get; } = new(prices ?? client.GetService<TokenPrices>());

    public T? Written { get; private set; }

    /// <summary>Gets why the last try brought no reply; null where it brought one.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Gets whether nothing was answered for a reason that may pass, so that it is worth asking another time.</summary>
    public bool IsPutOff { get; private set; }

    /// <summary>Gets whether the server takes a schema; where it does not, temperature and seed are left out too.</summary>
    public bool TakesSchema { get; private set; }

    public async Task RunAsync(bool withSchema, CancellationToken cancellationToken)
    {
        TakesSchema = withSchema;
        for (var number = 1; number <= Tries && Written is null; number++)
        {
            try
            {
                var response = await client.GetResponseAsync(request.Messages, Options(number), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
                Ledger.Add(response);
                Obstacle = null;
                Written = read(response);
            }
            catch (RequestNotMadeException refusal)
            {
                Ledger.Add(refusal);
                (Obstacle, IsPutOff) = (refusal.Message, !Ledger.IsAnswered);
                return;
            }
            catch (Exception exception) when (exception is not LabelingException && !cancellationToken.IsCancellationRequested)
            {
                if (Failed(exception))
                {
                    return;
                }
            }
        }
    }

    private ChatOptions Options(int number) => new ChatOptions
    {
        MaxOutputTokens = request.MaxOutputTokens,
        ResponseFormat = TakesSchema ? request.Format : null,
        Temperature = TakesSchema ? Temperature : null,
        Seed = TakesSchema ? request.Seed : null,
    }.ForVote(number).CacheWhen(response => read(response) is not null);

    // What failed for a while has been retried by the client; what the server refuses is tried once more in the barest form.
    private bool Failed(Exception exception)
    {
        var failure = ClientFailure.Of(exception);
        Ledger.Add(failure);
        (Obstacle, IsPutOff) = (failure.Message, failure.Kind == FailureKind.Transient && !Ledger.IsAnswered);
        if (failure.Kind is FailureKind.Unauthorized or FailureKind.UnknownModel or FailureKind.QuotaExhausted)
        {
            throw new LabelingException(failure.Message, failure);
        }

        var isBarest = !TakesSchema;
        TakesSchema &= failure.Kind != FailureKind.InvalidRequest;
        return failure.Kind != FailureKind.InvalidRequest || isBarest;
    }
}
