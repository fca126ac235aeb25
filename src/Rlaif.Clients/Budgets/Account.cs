namespace Rlaif.Clients.Budgets;

/// <summary>The ledgers of a run and its rounds, and the line of attempts that wait for those under way.</summary>
/// <remarks>
/// The line moves first come, first served. Its head waits only while something is reserved, so it never waits for nothing:
/// with nothing under way, an attempt fits or never will.
/// </remarks>
internal sealed class Account(BudgetLimits run, BudgetLimits? perRound, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Reservation> _line = new();
    private readonly Ledger _run = new(run, timeProvider);
    private readonly Dictionary<int, Ledger> _rounds = [];

    public bool HasCeiling(Func<BudgetLimits, bool> isSet) => isSet(run) || (perRound is not null && isSet(perRound));

    public BudgetSpent Spent(int round)
    {
        lock (_gate)
        {
            return (round == 0 ? _run : RoundLedger(round)).Spent;
        }
    }

    public void Add(Amount spent, TimeSpan elapsed, int round)
    {
        lock (_gate)
        {
            _run.Add(spent, elapsed);
            if (round > 0)
            {
                RoundLedger(round).Add(spent, elapsed);
            }

            Advance();
        }
    }

    /// <exception cref="RequestNotMadeException">A ceiling forbids the attempt.</exception>
    public async ValueTask ReserveAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _line.AddLast(reservation);
            Advance();
        }

        try
        {
            await reservation.Admitted.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Withdraw(reservation);
            throw;
        }
    }

    public void Settle(Reservation reservation, Amount real)
    {
        lock (_gate)
        {
            _run.Settle(reservation.Worst, real);
            if (reservation.Round > 0)
            {
                RoundLedger(reservation.Round).Settle(reservation.Worst, real);
            }

            Advance();
        }
    }

    private void Withdraw(Reservation reservation)
    {
        lock (_gate)
        {
            if (_line.Remove(reservation))
            {
                Advance();
                return;
            }
        }

        if (reservation.Admitted.IsCompletedSuccessfully)
        {
            Settle(reservation, Amount.Nothing);
        }
    }

    private void Advance()
    {
        while (_line.First is { Value: var first })
        {
            if (Refusal(first) is { } refusal)
            {
                first.Refuse(refusal);
            }
            else if (!TryReserve(first))
            {
                return;
            }

            _line.RemoveFirst();
        }
    }

    private bool TryReserve(Reservation reservation)
    {
        var round = reservation.Round > 0 ? RoundLedger(reservation.Round) : null;
        if (!_run.HasRoom(reservation.Worst) || round?.HasRoom(reservation.Worst) is false)
        {
            return false;
        }

        _run.Reserve(reservation.Worst);
        round?.Reserve(reservation.Worst);
        reservation.Admit();
        return true;
    }

    private RequestNotMadeException? Refusal(Reservation reservation)
    {
        if (_run.Forbids(reservation.Worst) is { } ceiling)
        {
            var sentence = CeilingSentence.For(ceiling, _run.Limits, _run.Spent, reservation.Worst, isRound: false);
            return new RequestNotMadeException(sentence, new StopReason(CeilingSentence.Code(ceiling), sentence));
        }

        return reservation.Round > 0 && RoundLedger(reservation.Round) is var round && round.Forbids(reservation.Worst) is { } ofRound
            ? new RequestNotMadeException(CeilingSentence.For(ofRound, round.Limits, round.Spent, reservation.Worst, isRound: true))
            : null;
    }

    private Ledger RoundLedger(int round)
    {
        if (!_rounds.TryGetValue(round, out var ledger))
        {
            _rounds.Add(round, ledger = new Ledger(perRound ?? new BudgetLimits(), timeProvider));
        }

        return ledger;
    }
}
