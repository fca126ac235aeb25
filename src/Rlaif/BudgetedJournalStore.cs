using Rlaif.Clients;

namespace Rlaif;

/// <summary>Opens journals whose entries of earlier processes are taken from the budget of this one.</summary>
internal sealed class BudgetedJournalStore(IJournalStore inner, Budget budget) : IJournalStore
{
    // How many entries the budget knows of; a run that this process opens again is not charged twice.
    private long _charged;

    public async ValueTask<IJournal> OpenAsync(CancellationToken cancellationToken = default) =>
        new BudgetedJournal(await inner.OpenAsync(cancellationToken).ConfigureAwait(false), budget, this);

    /// <summary>Tells once of each entry that it is to be charged.</summary>
    public bool TryCharge(long number)
    {
        var isNew = number > _charged;
        _charged = long.Max(_charged, number);
        return isNew;
    }
}
