namespace Rlaif.Clients.Budgets;

/// <summary>What was spent under one set of ceilings and what is reserved; guarded by its account.</summary>
internal sealed class Ledger(BudgetLimits limits, TimeProvider timeProvider)
{
    private Amount _spent = Amount.Nothing;
    private Amount _reserved = Amount.Nothing;
    private TimeSpan _earlier;
    private long? _start;

    public BudgetLimits Limits => limits;

    public BudgetSpent Spent => new(_spent.Requests, _spent.Usage, _spent.Cost, Elapsed);

    private TimeSpan Elapsed => _earlier + (_start is { } start ? timeProvider.GetElapsedTime(start) : TimeSpan.Zero);

    /// <summary>Gets the ceiling that an attempt could cross whatever becomes of those under way.</summary>
    public Ceiling? Forbids(Amount worst) => Crossed(_spent + worst) ?? (Elapsed >= limits.MaxDuration ? Ceiling.Duration : null);

    /// <summary>Gets whether an attempt crosses no ceiling even if all those under way take their worst case.</summary>
    public bool HasRoom(Amount worst) => Crossed(_spent + _reserved + worst) is null;

    public void Reserve(Amount worst)
    {
        _start ??= timeProvider.GetTimestamp();
        _reserved += worst;
    }

    public void Settle(Amount worst, Amount real)
    {
        _reserved -= worst;
        _spent += real;
    }

    public void Add(Amount spent, TimeSpan elapsed)
    {
        _spent += spent;
        _earlier += elapsed;
    }

    // A ceiling or a price that is not there compares as false.
    private Ceiling? Crossed(Amount total) =>
        total.Cost > limits.MaxCost ? Ceiling.Cost
        : total.Tokens > limits.MaxTokens ? Ceiling.Tokens
        : total.Requests > limits.MaxRequests ? Ceiling.Requests
        : null;
}
