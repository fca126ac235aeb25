using Rlaif.Clients.Admission;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests.Budgets;

public sealed class BudgetTests
{
    // A dollar a token, so that sums can be read.
    private static readonly TokenPrices Prices = new(1_000_000, 1_000_000);
    private static readonly CallSize Size = new(PromptTokens: 8, CompletionTokens: 2, Round: 1);
    private readonly EagerTimeProvider _clock = Some.Clock();

    [Fact]
    public async Task Enter_RoomLeft_ReservesTheWorstCaseAndSettlesWhatWasUsed()
    {
        var budget = Of(new BudgetLimits { MaxCost = 30 });

        var permit = await EnterAsync(budget);
        Assert.Equal(new BudgetSpent(0, default, 0, TimeSpan.Zero), budget.Spent);
        permit.Leave(Answered(3, 1));

        Assert.Equal(new BudgetSpent(1, new(3, 1), 4, TimeSpan.Zero), budget.Spent);
        Assert.Equal(budget.Spent, budget.GetSpent(round: 1));
        Assert.Equal(0, budget.GetSpent(round: 2).Requests);
    }

    [Fact]
    public async Task Enter_WorstCaseMeetsTheCeilingExactly_IsMade()
    {
        var budget = Of(new BudgetLimits { MaxCost = 10, MaxTokens = 10, MaxRequests = 1 });

        (await EnterAsync(budget)).Leave(Answered(8, 2));

        Assert.Equal(10, budget.Spent.Cost);
    }

    public static TheoryData<BudgetLimits, string, string> RunCeilings() => new()
    {
        { new BudgetLimits { MaxCost = 12.5m }, "max_cost", "The run has spent 4 of 12.5 US dollars and the next request may cost 10; to go on, raise the maximum cost." },
        { new BudgetLimits { MaxTokens = 13 }, "max_tokens", "The run has used 4 of 13 tokens and the next request may use 10; to go on, raise the maximum of tokens." },
        { new BudgetLimits { MaxRequests = 1 }, "max_requests", "The run has made 1 of 1 requests; to go on, raise the maximum of requests." },
        { new BudgetLimits { MaxDuration = TimeSpan.FromMinutes(90) }, "max_duration", "The run has taken 01:30:00 of 01:30:00; to go on, raise the maximum duration." },
    };

    [Theory]
    [MemberData(nameof(RunCeilings))]
    public async Task Enter_CouldCrossACeilingOfTheRun_IsRefusedWithItsStopReason(BudgetLimits limits, string code, string sentence)
    {
        var budget = Of(limits);
        (await EnterAsync(budget)).Leave(Answered(3, 1));
        _clock.Advance(TimeSpan.FromMinutes(90));

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(async () => await EnterAsync(budget));

        Assert.Equal(new StopReason(code, sentence), refusal.StopReason);
        Assert.Equal(sentence, refusal.Message);
        Assert.Equal(4, budget.Spent.Cost);
    }

    [Theory]
    [MemberData(nameof(RunCeilings))]
    public async Task Enter_CouldCrossACeilingOfTheRound_IsRefusedForThatRoundAlone(BudgetLimits limits, string code, string sentence)
    {
        var budget = new Budget(new BudgetLimits(), Prices, perRound: limits, _clock);
        (await EnterAsync(budget)).Leave(Answered(3, 1));
        _clock.Advance(TimeSpan.FromMinutes(90));

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(async () => await EnterAsync(budget));
        (await EnterAsync(budget, Size with { Round = 2 })).Leave(Answered(3, 1));
        (await EnterAsync(budget, Size with { Round = 0 })).Leave(Answered(3, 1));

        Assert.Null(refusal.StopReason);
        Assert.Contains(code["max_".Length..], refusal.Message, StringComparison.Ordinal);
        Assert.Equal(
            sentence.Replace("The run", "The round", StringComparison.Ordinal).Replace("to go on, raise the", "the rest waits for the next round, unless you raise the round's", StringComparison.Ordinal),
            refusal.Message);
        Assert.Equal((3, 1), (budget.Spent.Requests, budget.GetSpent(round: 2).Requests));
    }

    [Fact]
    public async Task Enter_OthersMaySettleLower_WaitsForThemInOrder()
    {
        var budget = Of(new BudgetLimits { MaxTokens = 25 });
        var first = await EnterAsync(budget);
        var second = await EnterAsync(budget);

        var third = EnterAsync(budget).AsTask();
        var small = EnterAsync(budget, new CallSize(1, 1)).AsTask();
        Assert.Equal((false, false), (third.IsCompleted, small.IsCompleted));
        first.Leave(Answered(1, 1));
        (await third).Leave(Answered(8, 2));
        (await small).Leave(Answered(1, 1));
        second.Leave(Answered(1, 1));

        Assert.Equal(16, budget.Spent.Usage.PromptTokens + budget.Spent.Usage.CompletionTokens);
    }

    [Fact]
    public async Task Enter_OthersDoNotSettleLower_IsRefusedAfterThem()
    {
        var budget = Of(new BudgetLimits { MaxTokens = 19 });
        var first = await EnterAsync(budget);
        var waiting = EnterAsync(budget).AsTask();
        Assert.False(waiting.IsCompleted);

        first.Leave(Answered(8, 2));

        Assert.Equal("max_tokens", (await Assert.ThrowsAsync<RequestNotMadeException>(() => waiting)).StopReason!.Code);
    }

    [Fact]
    public async Task Enter_WaiterIsCancelled_LetsTheNextThrough()
    {
        using var caller = new CancellationTokenSource();
        var budget = Of(new BudgetLimits { MaxTokens = 19 });
        var first = await EnterAsync(budget);
        var cancelled = EnterAsync(budget, Size, caller.Token).AsTask();
        var small = EnterAsync(budget, new CallSize(1, 1)).AsTask();
        Assert.False(small.IsCompleted);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        (await small).Leave(Answered(1, 1));
        first.Leave(Answered(8, 2));
        Assert.Equal((2, 12), (budget.Spent.Requests, budget.Spent.Cost));
    }

    [Fact]
    public async Task Enter_AlreadyCancelled_ReservesNothing()
    {
        var budget = Of(new BudgetLimits { MaxRequests = 1 });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await EnterAsync(budget, Size, new CancellationToken(canceled: true)));

        (await EnterAsync(budget)).Leave(Answered(1, 1));
    }

    public static TheoryData<string> Endings() => ["status", "status with usage", "timeout", "cut short", "cancelled", "silent", "half silent", "negative", "held back"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Leave_EachEnding_IsSettledByWhatMayBeCharged(string ending)
    {
        var budget = Of(new BudgetLimits { MaxCost = 10 });
        var (result, requests, usage) = ending switch
        {
            "status" => (Failed(ServerFailures.FromStatus(500)), 1, default),
            "status with usage" => (Failed(new ModelServerException(FailureKind.ContentFiltered, 400) { Usage = new(5, 0) }), 1, new(5, 0)),
            "timeout" => (Failed(new ModelServerException(FailureKind.Transient, code: "timeout")), 1, new(8, 2)),
            "cut short" => (Failed(ServerFailures.UnreadableReply(new(6, 1))), 1, new(6, 1)),
            "cancelled" => (default, 1, new(8, 2)),
            "silent" => (Answered(0, 0), 1, new(8, 2)),
            "half silent" => (Answered(3, 0), 1, new(3, 2)),
            "negative" => (Answered(-3, -1), 1, new(8, 2)),
            _ => (CallResult.NeverSent, 0, new TokenUsage(0, 0)),
        };

        (await EnterAsync(budget)).Leave(result);

        Assert.Equal((requests, usage), (budget.Spent.Requests, budget.Spent.Usage));
        Assert.Equal(usage.PromptTokens + usage.CompletionTokens, budget.Spent.Cost);
    }

    [Fact]
    public async Task Leave_AbsurdUsages_StayAtTheLargestNumber()
    {
        var budget = Of(new BudgetLimits { MaxTokens = long.MaxValue });
        for (var call = 0; call < 3; call++)
        {
            var permit = await EnterAsync(budget);
            permit.Leave(Answered(long.MaxValue, long.MaxValue));
        }

        Assert.Equal(new TokenUsage(long.MaxValue, long.MaxValue), budget.Spent.Usage);
        Assert.Equal(6m * long.MaxValue, budget.Spent.Cost);
    }

    [Fact]
    public async Task Enter_ManyTinyCosts_AddUpWithoutDrift()
    {
        var budget = new Budget(new BudgetLimits { MaxCost = 1 }, new TokenPrices(0.1m, 0.1m));
        for (var call = 0; call < 10_000; call++)
        {
            (await EnterAsync(budget)).Leave(Answered(3, 1));
        }

        Assert.Equal(0.004m, budget.Spent.Cost);
    }

    [Fact]
    public void WithPrices_MaximumCostWithoutPrices_SaysHowToGiveThem()
    {
        var limits = new BudgetLimits { MaxCost = 2 };
        const string Sentence = "A maximum cost needs the prices of the model; give them as TokenPrices, from PriceList.Find or from your contract.";

        Assert.StartsWith(Sentence, Assert.Throws<ArgumentException>(() => new Budget(limits).WithPrices(null)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Sentence, Assert.Throws<ArgumentException>(() => new Budget(new BudgetLimits(), perRound: limits).WithPrices(null)).Message, StringComparison.Ordinal);
        Assert.NotNull(new Budget(new BudgetLimits { MaxTokens = 1 }).WithPrices(null));
    }

    [Fact]
    public async Task Enter_MaximumCostWithoutPrices_IsRefusedForGood()
    {
        ICallGate gate = new Budget(new BudgetLimits { MaxCost = 2 });

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(async () => await gate.EnterAsync(new CallSize(1, 1), default));

        Assert.Equal("max_cost", refusal.StopReason!.Code);
    }

    [Theory]
    [InlineData(true, "max_cost", "A maximum cost cannot hold for a request without an output limit; set MaxOutputTokens.")]
    [InlineData(false, "max_tokens", "A maximum of tokens cannot hold for a request without an output limit; set MaxOutputTokens.")]
    public async Task Enter_OutputUnlimited_IsRefusedWhereACeilingNeedsIt(bool money, string code, string sentence)
    {
        var budget = Of(money ? new BudgetLimits { MaxCost = 100 } : new BudgetLimits { MaxTokens = 100 });

        var refusal = await Assert.ThrowsAsync<RequestNotMadeException>(async () => await EnterAsync(budget, new CallSize(1, CompletionTokens: null)));

        Assert.Equal(new StopReason(code, sentence), refusal.StopReason);
    }

    [Fact]
    public async Task Enter_OutputUnlimitedButFree_HoldsAMaximumCost()
    {
        var budget = new Budget(new BudgetLimits { MaxCost = 2 }, new TokenPrices(1_000_000, 0));

        (await EnterAsync(budget, new CallSize(2, CompletionTokens: null))).Leave(Answered(2, 0));

        Assert.Equal(2, budget.Spent.Cost);
    }

    [Fact]
    public async Task Add_EarlierProcess_CountsForTheRunAndItsRound()
    {
        var budget = new Budget(new BudgetLimits { MaxTokens = 60, MaxDuration = TimeSpan.FromHours(1) }, Prices, new BudgetLimits { MaxTokens = 40 }, _clock);
        budget.Add(new BudgetSpent(5, new(30, 5), Cost: null, TimeSpan.FromMinutes(59)), round: 1);

        var ofRound = await Assert.ThrowsAsync<RequestNotMadeException>(async () => await EnterAsync(budget));
        (await EnterAsync(budget, Size with { Round = 2 })).Leave(Answered(8, 2));
        Assert.Null(ofRound.StopReason);
        Assert.Equal(new BudgetSpent(6, new(38, 7), 45, TimeSpan.FromMinutes(59)), budget.Spent);
        _clock.Advance(TimeSpan.FromMinutes(1));

        var ofRun = await Assert.ThrowsAsync<RequestNotMadeException>(async () => await EnterAsync(budget, Size with { Round = 2 }));
        Assert.Equal("max_duration", ofRun.StopReason!.Code);
    }

    [Fact]
    public void Add_AmountsBelowZero_Throws()
    {
        var budget = Of(new BudgetLimits());

        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Add(new BudgetSpent(-1, default, 0, TimeSpan.Zero)));
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Add(new BudgetSpent(0, new(-1, 0), 0, TimeSpan.Zero)));
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Add(new BudgetSpent(0, default, -1, TimeSpan.Zero)));
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Add(new BudgetSpent(0, default, 0, TimeSpan.FromTicks(-1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Add(new BudgetSpent(0, default, 0, TimeSpan.Zero), round: -1));
    }

    [Fact]
    public async Task WithPrices_TwoModels_ShareTheCeilings()
    {
        var dear = Of(new BudgetLimits { MaxCost = 14 });
        var cheap = dear.WithPrices(new TokenPrices(500_000, 500_000));

        (await EnterAsync(cheap)).Leave(Answered(8, 1));

        Assert.Equal((4.5m, 4.5m), (cheap.Spent.Cost, dear.Spent.Cost));
        await Assert.ThrowsAsync<RequestNotMadeException>(async () => await EnterAsync(dear));
        (await EnterAsync(cheap)).Leave(Answered(1, 1));
    }

    [Fact]
    public async Task Spent_PriceNotKnown_HasNoCost()
    {
        var budget = new Budget(new BudgetLimits { MaxRequests = 5 });

        (await EnterAsync(budget)).Leave(Answered(8, 1));

        Assert.Equal((1, null, new TokenUsage(8, 1)), (budget.Spent.Requests, budget.Spent.Cost, budget.Spent.Usage));
    }

    [Fact]
    public async Task Elapsed_BeforeTheFirstRequest_DoesNotRun()
    {
        var budget = Of(new BudgetLimits { MaxDuration = TimeSpan.FromSeconds(10) });
        _clock.Advance(TimeSpan.FromHours(1));

        var permit = await EnterAsync(budget);
        _clock.Advance(TimeSpan.FromSeconds(3));
        permit.Leave(Answered(1, 1));

        Assert.Equal(TimeSpan.FromSeconds(3), budget.Spent.Elapsed);
    }

    [Fact]
    public void Limits_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaxCost", () => new BudgetLimits { MaxCost = -0.01m });
        Assert.Throws<ArgumentOutOfRangeException>("MaxTokens", () => new BudgetLimits { MaxTokens = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxRequests", () => new BudgetLimits { MaxRequests = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxDuration", () => new BudgetLimits { MaxDuration = TimeSpan.Zero });
    }

    [Fact]
    public async Task Constructor_LimitsChangedLater_KeepsItsOwn()
    {
        var limits = new BudgetLimits { MaxRequests = 1 };
        var budget = Of(limits);
        limits.MaxRequests = 100;
        (await EnterAsync(budget)).Leave(Answered(1, 1));

        await Assert.ThrowsAsync<RequestNotMadeException>(async () => await EnterAsync(budget));
    }

    private Budget Of(BudgetLimits limits) => new(limits, Prices, timeProvider: _clock);

    private static ValueTask<ICallPermit> EnterAsync(ICallGate budget, CallSize? size = null, CancellationToken cancellationToken = default) =>
        budget.EnterAsync(size ?? Size, cancellationToken);

    private static CallResult Answered(long prompt, long completion) => new(new(prompt, completion), Failure: null, Limits: null) { IsAnswered = true };

    private static CallResult Failed(ModelServerException failure) => new(failure.Usage, failure, Limits: null) { IsAnswered = failure.Status is not null };
}
