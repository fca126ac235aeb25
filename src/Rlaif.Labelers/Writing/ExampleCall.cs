using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Chat;

namespace Rlaif.Labelers.Writing;

/// <summary>Has the texts of one class written, in at most two tries.</summary>
internal sealed class ExampleCall(IChatClient client, LabelSet labels, int label, ExampleWriterOptions options)
{
    private const int Tries = 2;
    private const float Temperature = 0.7f;

    public CallLedger Ledger { get; } = new(options.Prices ?? client.GetService<TokenPrices>());

    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>Gets whether the server takes a schema; where it does not, temperature and seed are left out too.</summary>
    public bool TakesSchema { get; private set; }

    public LabelDefinition Definition => new(labels[label].Name, labels[label].Description, [.. labels[label].Examples, .. Texts]);

    public async Task RunAsync(bool withSchema, CancellationToken cancellationToken)
    {
        TakesSchema = withSchema;
        for (var number = 1; number <= Tries && Texts.Count == 0; number++)
        {
            try
            {
                var response = await client.GetResponseAsync(ExamplePrompt.Messages(labels, label, options), ChatOptions(number), cancellationToken)
                    .WaitAsync(cancellationToken).ConfigureAwait(false);
                Ledger.Add(response);
                Texts = Usable(response);
            }
            catch (RequestNotMadeException refusal)
            {
                Ledger.Add(refusal);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (Failed(exception))
                {
                    return;
                }
            }
        }
    }

    private IReadOnlyList<string> Usable(ChatResponse response) => ExampleReply.Read(response, labels[label].Examples, options.Count);

    private ChatOptions ChatOptions(int number) => new ChatOptions
    {
        MaxOutputTokens = options.MaxOutputTokens,
        ResponseFormat = TakesSchema ? ExamplePrompt.Format : null,
        Temperature = TakesSchema ? Temperature : null,
        Seed = TakesSchema ? label : null,
    }.ForVote(number).CacheWhen(response => Usable(response).Count > 0);

    // What failed for a while has been retried by the client; what the server refuses is tried once more in the barest form.
    private bool Failed(Exception exception)
    {
        var failure = ServerFailures.Translate(exception)
            ?? new ModelServerException(exception is OperationCanceledException ? FailureKind.Transient : FailureKind.InvalidRequest, code: exception.GetType().Name);
        Ledger.Add(failure);
        if (failure.Kind is FailureKind.Unauthorized or FailureKind.UnknownModel or FailureKind.QuotaExhausted)
        {
            throw new LabelingException(failure.Message, failure);
        }

        var isBarest = !TakesSchema;
        TakesSchema &= failure.Kind != FailureKind.InvalidRequest;
        return failure.Kind != FailureKind.InvalidRequest || isBarest;
    }
}
