using System.Runtime.CompilerServices;
using Rlaif.Clients;
using Rlaif.Journals;

namespace Rlaif;

/// <summary>Charges a budget with what the entries of a journal say was spent before it was opened.</summary>
/// <remarks>What is appended was settled by the requests themselves. The loop reads and appends one at a time.</remarks>
internal sealed class BudgetedJournal(IJournal inner, Budget budget, BudgetedJournalStore store) : IJournal
{
    private long _appendedThrough;

    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long number = 0;
        await foreach (var entry in inner.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (store.TryCharge(++number))
            {
                Charge(entry);
            }

            yield return entry;
        }

        _appendedThrough = number;
    }

    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        await inner.AppendAsync(entry, cancellationToken).ConfigureAwait(false);
        store.TryCharge(++_appendedThrough);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Charge(JournalEntry entry)
    {
        switch (entry)
        {
            case AnswerReceived { Batch: var batch, Annotation: { Requests: > 0 } answer }:
                budget.Add(new BudgetSpent(answer.Requests, answer.Usage, answer.Cost, TimeSpan.Zero), batch);
                break;
            case ExamplesWritten { Examples: { Requests: > 0 } written }:
                budget.Add(new BudgetSpent(written.Requests, written.Usage, written.Cost, TimeSpan.Zero));
                break;
            case RoundCompleted { Round: var round }:
                budget.Add(new BudgetSpent(0, default, 0, round.Durations.Total), round.Number);
                break;
        }
    }
}
