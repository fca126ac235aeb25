using Rlaif.Cli.Settings;
using Rlaif.Storage.Sqlite;

namespace Rlaif.Cli.Runs;

/// <summary>A run that another one takes the place of: set aside, and put back where the other brings nothing.</summary>
internal sealed class EarlierRun
{
    private static readonly (string Name, string Aside)[] Files =
    [
        ("journal.db", "journal.previous.db"),
        ("journal.db-wal", "journal.previous.db-wal"),
        ("journal.db-shm", "journal.previous.db-shm"),
        (SettingsFile.Name, "settings.previous.json"),
        ("run.json", "run.previous.json"),
    ];

    private readonly string _folder;

    private EarlierRun(string folder) => _folder = folder;

    /// <summary>Moves what makes the folder a run, unless a process is at work in it.</summary>
    public static async Task<EarlierRun> SetAsideAsync(string folder, CancellationToken cancellationToken)
    {
        await ThrowIfInUseAsync(RunFolder.JournalOf(folder), cancellationToken);
        var run = new EarlierRun(folder);
        if (Array.Exists(Files, file => File.Exists(run.At(file.Name))))
        {
            Array.ForEach(Files, file => File.Delete(run.At(file.Aside)));
            Array.ForEach(Files, file => run.Move(file.Name, file.Aside));
        }

        return run;
    }

    /// <summary>Puts the run back, over whatever has taken its place.</summary>
    public void PutBack()
    {
        Array.ForEach(Files, file => File.Delete(At(file.Name)));
        Array.ForEach(Files, file => Move(file.Aside, file.Name));
    }

    /// <summary>Keeps of the run its journal alone, which holds what was paid for.</summary>
    public void Forget() => Array.ForEach(Files, file =>
    {
        if (file.Name.EndsWith(".json", StringComparison.Ordinal))
        {
            File.Delete(At(file.Aside));
        }
    });

    private static async Task ThrowIfInUseAsync(string journal, CancellationToken cancellationToken)
    {
        if (!File.Exists(journal))
        {
            return;
        }

        try
        {
            await (await SqliteJournal.OpenAsync(journal, cancellationToken: cancellationToken)).DisposeAsync();
        }
        catch (StorageException exception) when (exception.Fault is StorageFault.Damaged or StorageFault.TooNew)
        {
            // It is kept as it is.
        }
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Move(string from, string to)
    {
        if (File.Exists(At(from)))
        {
            File.Move(At(from), At(to));
        }
    }
}
