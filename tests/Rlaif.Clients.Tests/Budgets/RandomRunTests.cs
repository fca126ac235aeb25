using Microsoft.Extensions.AI;
using Rlaif.Clients.Admission;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests.Budgets;

/// <summary>The promise of the budget, in 200 random runs of a server that keeps its own books.</summary>
public sealed class RandomRunTests
{
    private const int Rows = 300;
    private const int Rounds = 3;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Run_AnyCeilings_NeverSpendsMoreAndEndsWithinOneWorstCaseOfThem(int seed)
    {
        using var run = new RandomRun(new Random(seed), seed);

        var refusals = await run.LabelAsync();

        RandomRun.AssertWithin(run.Limits, run.Server.Charged, run.Server.Cost, run.Budget.Spent);
        for (var round = 1; round <= Rounds; round++)
        {
            var charged = run.Server.ChargedIn(round);
            RandomRun.AssertWithin(run.PerRound, charged, run.Prices.CostOf(charged.Usage), run.Budget.GetSpent(round));
        }

        Assert.Equal(run.Server.Charged.Requests, run.Budget.Spent.Requests);
        Assert.All(refusals, refusal => run.AssertNoRoomFor(refusal));
        Assert.True(refusals.Count > 0 || run.Asked == Rows, "A run without a refusal asks about every row.");
    }

    private sealed class RandomRun : IDisposable
    {
        private readonly Random _random;
        private readonly ResilientChatClient _client;
        private readonly EagerTimeProvider _clock = new(Some.AttemptTimeout) { StandsStill = true };
        private readonly int _concurrency;

        public RandomRun(Random random, int seed)
        {
            _random = random;
            Prices = new TokenPrices(Math.Round((decimal)(random.NextDouble() * 20), 4), Math.Round((decimal)(random.NextDouble() * 80), 4));
            Limits = RandomLimits(rows: Rows);
            PerRound = random.Next(2) == 0 ? new BudgetLimits() : RandomLimits(rows: Rows / Rounds);
            Budget = new Budget(Limits, Prices, PerRound, _clock);
            Server = new ChargingChatClient(seed, Prices, failures: random.NextDouble() * 0.6, _clock);
            _concurrency = random.Next(1, 33);
            var options = Some.Options();
            options.MaxRetries = random.Next(0, 5);
            options.CircuitMinimumAttempts = 1_000_000;
            _client = new ResilientChatClient(Server, options, _clock, logger: null, Budget);
        }

        public TokenPrices Prices { get; }

        public BudgetLimits Limits { get; }

        public BudgetLimits PerRound { get; }

        public Budget Budget { get; }

        public ChargingChatClient Server { get; }

        public int Asked { get; private set; }

        /// <summary>Labels rows as a labeler does: many at once, none after a refusal of the run, none of the round after one of the round.</summary>
        public async Task<IReadOnlyList<Refusal>> LabelAsync()
        {
            var refusals = new List<Refusal>();
            for (var round = 1; round <= Rounds && refusals.TrueForAll(refusal => refusal.Code is null); round++)
            {
                var rows = new Queue<string>(Enumerable.Range(0, Rows / Rounds).Select(_ => new string('x', _random.Next(1, 2_000))));
                var maxOutput = _random.Next(1, 600);
                await Task.WhenAll(Enumerable.Range(0, _concurrency).Select(_ => Task.Run(() => WorkAsync(rows, round, maxOutput, refusals))));
            }

            return refusals;
        }

        public static void AssertWithin(BudgetLimits limits, (long Requests, TokenUsage Usage) charged, decimal cost, BudgetSpent spent)
        {
            Assert.False(cost > limits.MaxCost || spent.Cost > limits.MaxCost);
            Assert.False(Tokens(charged.Usage) > limits.MaxTokens || Tokens(spent.Usage) > limits.MaxTokens);
            Assert.False(charged.Requests > limits.MaxRequests || spent.Requests > limits.MaxRequests);
            Assert.True(Tokens(charged.Usage) <= Tokens(spent.Usage) && cost <= spent.Cost, "The books of the budget are never below the server's.");
        }

        /// <summary>With everything settled, the refused request would still not have fit: spend is within one worst case of the ceiling.</summary>
        public void AssertNoRoomFor(Refusal refusal)
        {
            var (limits, spent) = refusal.Code is null ? (PerRound, Budget.GetSpent(refusal.Size.Round)) : (Limits, Budget.Spent);
            var worst = new TokenUsage(refusal.Size.PromptTokens, refusal.Size.CompletionTokens!.Value);
            Assert.True(
                spent.Cost + Prices.CostOf(worst) > limits.MaxCost
                || Tokens(spent.Usage + worst) > limits.MaxTokens
                || spent.Requests + 1 > limits.MaxRequests
                || spent.Elapsed >= limits.MaxDuration);
        }

        public void Dispose() => _client.Dispose();

        private async Task WorkAsync(Queue<string> rows, int round, int maxOutput, List<Refusal> refusals)
        {
            while (Next(rows, refusals, round) is { } row)
            {
                ChatMessage[] messages = [new(ChatRole.User, row)];
                var options = new ChatOptions { MaxOutputTokens = maxOutput }.ForRound(round);
                try
                {
                    await _client.GetResponseAsync(messages, options);
                }
                catch (ModelServerException)
                {
                    // A row that failed is a row that was asked.
                }
                catch (RequestNotMadeException refusal)
                {
                    lock (refusals)
                    {
                        refusals.Add(new Refusal(refusal.StopReason?.Code, PromptSize.Of(messages, options)));
                    }
                }
            }
        }

        private string? Next(Queue<string> rows, List<Refusal> refusals, int round)
        {
            lock (refusals)
            {
                if (refusals.Exists(refusal => refusal.Code is not null || refusal.Size.Round == round) || !rows.TryDequeue(out var row))
                {
                    return null;
                }

                Asked++;
                return row;
            }
        }

        // Ceilings from next to nothing to about twice what all rows take.
        private BudgetLimits RandomLimits(int rows)
        {
            var tokens = (long)(rows * 1_500 * _random.NextDouble()) + 1;
            return new BudgetLimits
            {
                MaxCost = _random.Next(3) == 0 ? Prices.CostOf(new(tokens, tokens / 5)) : null,
                MaxTokens = _random.Next(3) == 0 ? tokens : null,
                MaxRequests = _random.Next(3) == 0 ? _random.Next(1, rows * 2) : null,
                MaxDuration = _random.Next(4) == 0 ? TimeSpan.FromSeconds(_random.Next(1, rows * 2)) : null,
            };
        }

        private static long Tokens(TokenUsage usage) => usage.PromptTokens + usage.CompletionTokens;
    }

    private sealed record Refusal(string? Code, CallSize Size);
}
