using Microsoft.Extensions.AI;
using Rlaif.Clients.Admission;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests.Budgets;

/// <summary>A server that answers or fails at random and keeps the books on what it charges, beyond the reach of the budget.</summary>
internal sealed class ChargingChatClient(int seed, TokenPrices prices, double failures, EagerTimeProvider clock) : IChatClient
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<int, (long Requests, TokenUsage Usage)> _charged = [];

    public (long Requests, TokenUsage Usage) ChargedIn(int round)
    {
        lock (_gate)
        {
            return _charged.GetValueOrDefault(round);
        }
    }

    public (long Requests, TokenUsage Usage) Charged
    {
        get
        {
            lock (_gate)
            {
                return (_charged.Values.Sum(round => round.Requests), _charged.Values.Aggregate(default(TokenUsage), (sum, round) => sum + round.Usage));
            }
        }
    }

    public decimal Cost => prices.CostOf(Charged.Usage);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var size = PromptSize.Of([.. messages], options);
        await Task.Yield();
        var (failure, usage) = Answer(size);
        clock.Advance(TimeSpan.FromSeconds(1));
        return failure is null
            ? new ChatResponse(new ChatMessage(ChatRole.Assistant, "spam")) { Usage = new UsageDetails { InputTokenCount = usage.PromptTokens, OutputTokenCount = usage.CompletionTokens } }
            : throw failure;
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private (Exception? Failure, TokenUsage Usage) Answer(CallSize size)
    {
        lock (_gate)
        {
            var usage = new TokenUsage(_random.NextInt64(1, size.PromptTokens + 1), _random.NextInt64(0, size.CompletionTokens!.Value + 1));
            var failure = _random.NextDouble() < failures ? Failure(usage) : null;
            var charged = failure is ModelServerException { Status: not null } ? default : usage;
            var (requests, before) = _charged.GetValueOrDefault(size.Round);
            _charged[size.Round] = (requests + 1, before + charged);
            return (failure, usage);
        }
    }

    private Exception Failure(TokenUsage usage) => _random.Next(6) switch
    {
        0 => ServerFailures.FromStatus(429),
        1 => ServerFailures.FromStatus(503),
        2 => ServerFailures.FromStatus(400),
        3 => ServerFailures.UnreadableReply(usage),
        4 => new TimeoutException(),
        _ => new HttpRequestException(HttpRequestError.ResponseEnded),
    };
}
