using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Rlaif.Journals;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>Turns entries into JSON and back, exactly.</summary>
internal static class EntryCodec
{
    private static readonly JsonSerializerOptions Options = new(EntryJson.Default.Options)
    {
        TypeInfoResolver = EntryJson.Default.WithAddedModifier(KeepWhatAnEntryIsMadeOf),
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static StoredEntry Encode(long sequence, JournalEntry entry, long syncedThrough = 0)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(entry, Options.GetTypeInfo(entry.GetType()));
        return StoredEntry.Create(sequence, EntryKinds.NameOf(entry), payload, syncedThrough);
    }

    /// <exception cref="StorageException">The entry is not what was written, or a later version wrote it.</exception>
    public static JournalEntry Decode(StoredEntry stored, string path)
    {
        if (!stored.IsWhole)
        {
            throw new StorageException(StorageFault.Damaged, $"Entry {stored.Sequence} of the journal '{path}' is damaged; read what is left by SalvageAsync.");
        }

        var type = EntryKinds.TypeOf(stored.Kind) ?? throw new StorageException(
            StorageFault.TooNew, $"Entry {stored.Sequence} of the journal '{path}' is of the unknown kind '{stored.Kind}'; use the version of Rlaif that wrote it, or a later one.");
        try
        {
            return (JournalEntry)JsonSerializer.Deserialize(stored.Payload, Options.GetTypeInfo(type))!;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Whole and yet unreadable: it holds what this version does not know.
            throw new StorageException(
                StorageFault.TooNew, $"Entry {stored.Sequence} of the journal '{path}', a '{stored.Kind}', holds what this version does not know; use the version of Rlaif that wrote it, or a later one.", exception);
        }
    }

    // What is computed is computed again. What may be null may be left out; what must not be null must be there, since a missing one would
    // pass as null unseen.
    private static void KeepWhatAnEntryIsMadeOf(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            var property = type.Properties[index];
            if (property is { Set: null, AssociatedParameter: null })
            {
                type.Properties.RemoveAt(index);
            }
            else if (Nullable.GetUnderlyingType(property.PropertyType) is not null || !property.PropertyType.IsValueType)
            {
                property.IsRequired = !property.IsSetNullable;
            }
        }
    }
}
