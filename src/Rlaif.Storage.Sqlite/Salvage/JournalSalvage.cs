using System.Globalization;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite.Entries;

namespace Rlaif.Storage.Sqlite.Salvage;

/// <summary>Reads what is left of a journal and says what is not.</summary>
internal static class JournalSalvage
{
    public static SalvagedJournal Read(string path)
    {
        var found = Carve(path);
        var whole = 0L;
        while (found.ContainsKey(whole + 1))
        {
            whole++;
        }

        JournalEntry[] beyond = [.. found.Values.Where(stored => stored.Sequence > whole).Select(stored => EntryCodec.Decode(stored, path))];
        return new SalvagedJournal([.. found.Values.TakeWhile(stored => stored.Sequence <= whole).Select(stored => EntryCodec.Decode(stored, path))], beyond, Damage(path, whole, beyond.Length));
    }

    private static SortedDictionary<long, StoredEntry> Carve(string path)
    {
        try
        {
            return File.Exists(path) || File.Exists(RawPages.LogOf(path))
                ? new EntryCarver(RawPages.Read(path)).Carve()
                : throw new StorageException(StorageFault.Unusable, $"There is no journal '{path}'; give the path of one.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageFault.Unusable, $"The journal '{path}' cannot be read; make it readable.", exception);
        }
    }

    private static string? Damage(string path, long whole, int beyond) => (whole, beyond) switch
    {
        (0, 0) => $"No entry of the journal '{path}' can be read.",
        (_, 0) => null,
        _ => string.Create(CultureInfo.InvariantCulture, $"Entry {whole + 1:N0} of the journal '{path}' cannot be read; {whole:N0} entries before it and {beyond:N0} behind it can."),
    };
}
