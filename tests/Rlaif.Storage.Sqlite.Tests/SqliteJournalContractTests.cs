using Rlaif.Contracts;

namespace Rlaif.Storage.Sqlite.Tests;

public sealed class SqliteJournalContractTests : JournalContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _journals;

    public void Dispose() => _folder.Dispose();

    protected override IJournal Create() => SqliteJournal.OpenAsync(_folder[$"{++_journals}.db"]).GetAwaiter().GetResult();
}
