using Rlaif.Journals;

namespace Rlaif.Durability;

/// <summary>Takes the time that a run spends appending.</summary>
internal sealed class TimedJournal(IJournal inner, TimeProvider clock) : IJournal
{
    public TimeSpan Appending { get; private set; }

    public IAsyncEnumerable<JournalEntry> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        var started = clock.GetTimestamp();
        await inner.AppendAsync(entry, cancellationToken);
        Appending += clock.GetElapsedTime(started);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
