using Rlaif.Clients.Admission;
using Rlaif.Clients.Budgets;

namespace Rlaif.Clients;

/// <summary>A budget that cannot be exceeded: a request that could cross a ceiling is not made.</summary>
/// <remarks>
/// The worst case of each request is reserved before it is made: as many tokens as the prompt has bytes, with overhead, and the output
/// limit. It is settled afterwards by what the server reports. Where no reply came (a timeout, the network, a cancellation), or a reply
/// says nothing of its tokens, the worst case stays spent, since the server may charge it; an error status without a usage is free.
/// While requests under way may still turn out cheaper, others wait for them in their order, so that a run ends within one worst case of
/// its ceiling. Should a server use more tokens than it was allowed, they count in full. Safe for concurrent use; one instance serves all
/// clients of a run.
/// </remarks>
public sealed class Budget : ICallGate
{
    private readonly Account _account;
    private readonly TokenPrices? _prices;

    /// <summary>Initializes the budget.</summary>
    /// <param name="run">The ceilings of the whole run; a request that one forbids ends it.</param>
    /// <param name="prices">The prices of the model; <see langword="null"/> where they are not known, or where <see cref="WithPrices"/> gives them.</param>
    /// <param name="perRound">The ceilings of each round; <see langword="null"/> for none.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    public Budget(BudgetLimits run, TokenPrices? prices = null, BudgetLimits? perRound = null, TimeProvider? timeProvider = null)
        : this(new Account(Copied(run), perRound?.Copy(), timeProvider ?? TimeProvider.System), prices)
    {
    }

    private Budget(Account account, TokenPrices? prices)
    {
        _account = account;
        _prices = prices;
    }

    /// <summary>Gets what was spent so far.</summary>
    /// <value>A snapshot without the requests under way.</value>
    public BudgetSpent Spent => _account.Spent(round: 0);

    /// <summary>Gets what was spent in a round.</summary>
    /// <param name="round">The round, from 1.</param>
    /// <returns>A snapshot without the requests under way.</returns>
    public BudgetSpent GetSpent(int round)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(round, 1);
        return _account.Spent(round);
    }

    /// <summary>Adds what was spent elsewhere, such as by an earlier process of the same run.</summary>
    /// <param name="spent">The amounts, none below 0; where the cost is not known, the prices tell it.</param>
    /// <param name="round">The round that it was spent in; 0 for none.</param>
    public void Add(BudgetSpent spent, int round = 0)
    {
        ArgumentNullException.ThrowIfNull(spent);
        ArgumentOutOfRangeException.ThrowIfNegative(round);
        ArgumentOutOfRangeException.ThrowIfNegative(spent.Requests, nameof(spent));
        ArgumentOutOfRangeException.ThrowIfNegative(spent.Usage.PromptTokens, nameof(spent));
        ArgumentOutOfRangeException.ThrowIfNegative(spent.Usage.CompletionTokens, nameof(spent));
        ArgumentOutOfRangeException.ThrowIfNegative(spent.Cost ?? 0, nameof(spent));
        ArgumentOutOfRangeException.ThrowIfLessThan(spent.Elapsed, TimeSpan.Zero, nameof(spent));
        _account.Add(new Amount(spent.Requests, spent.Usage, spent.Cost ?? _prices?.CostOf(spent.Usage)), spent.Elapsed, round);
    }

    internal bool HasCeilings => _account.HasCeiling(limits => limits is not { MaxCost: null, MaxTokens: null, MaxRequests: null, MaxDuration: null });

    /// <summary>Returns this budget for one of its models, as in a jury.</summary>
    /// <param name="prices">The prices of that model; <see langword="null"/> where they are not known.</param>
    /// <returns>A view of the same ceilings and of the same amounts spent.</returns>
    /// <exception cref="ArgumentException">There is a maximum cost, but there are no prices.</exception>
    public Budget WithPrices(TokenPrices? prices) => prices is not null || !_account.HasCeiling(limits => limits.MaxCost is not null)
        ? new Budget(_account, prices)
        : throw new ArgumentException(CeilingSentence.Unpriced, nameof(prices));

    async ValueTask<ICallPermit> ICallGate.EnterAsync(CallSize size, CancellationToken cancellationToken)
    {
        if (Unbounded(size) is { } ceiling)
        {
            var sentence = ceiling == Ceiling.Cost && _prices is null ? CeilingSentence.Unpriced : CeilingSentence.Unbounded(ceiling);
            throw new RequestNotMadeException(sentence, new StopReason(CeilingSentence.Code(ceiling), sentence));
        }

        var reservation = new Reservation(_account, size, _prices);
        await _account.ReserveAsync(reservation, cancellationToken).ConfigureAwait(false);
        return reservation;
    }

    private Ceiling? Unbounded(CallSize size) =>
        _account.HasCeiling(limits => limits.MaxCost is not null) && (_prices is null || (size.CompletionTokens is null && _prices.CompletionPerMillion > 0)) ? Ceiling.Cost
        : _account.HasCeiling(limits => limits.MaxTokens is not null) && size.CompletionTokens is null ? Ceiling.Tokens
        : null;

    private static BudgetLimits Copied(BudgetLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return limits.Copy();
    }
}
