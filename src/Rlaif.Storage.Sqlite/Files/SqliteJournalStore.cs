namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Opens the journal of a task at its path.</summary>
internal sealed class SqliteJournalStore(string path, TimeProvider? timeProvider) : IJournalStore
{
    public async ValueTask<IJournal> OpenAsync(CancellationToken cancellationToken = default) =>
        await SqliteJournal.OpenAsync(path, timeProvider, cancellationToken).ConfigureAwait(false);
}
