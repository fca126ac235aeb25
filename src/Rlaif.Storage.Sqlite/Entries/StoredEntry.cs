using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>An entry as the file holds it.</summary>
/// <param name="Sequence">Its place in the journal, from 1.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Payload">What it says, as UTF-8 JSON.</param>
/// <param name="SyncedThrough">The entry that was known to be on the disk, with all before it, when this one was begun.</param>
/// <param name="Checksum">The first 8 bytes of a SHA-256 over the others.</param>
internal sealed record StoredEntry(long Sequence, string Kind, byte[] Payload, long SyncedThrough, long Checksum)
{
    public bool IsWhole => Checksum == ChecksumOf(Sequence, Kind, Payload, SyncedThrough);

    public static StoredEntry Create(long sequence, string kind, byte[] payload, long syncedThrough = 0) =>
        new(sequence, kind, payload, syncedThrough, ChecksumOf(sequence, kind, payload, syncedThrough));

    private static long ChecksumOf(long sequence, string kind, byte[] payload, long syncedThrough)
    {
        var bytes = new byte[(2 * sizeof(long)) + Encoding.UTF8.GetByteCount(kind) + 1 + payload.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(sizeof(long)), syncedThrough);
        Encoding.UTF8.GetBytes(kind, bytes.AsSpan(2 * sizeof(long)));
        payload.CopyTo(bytes, bytes.Length - payload.Length);
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(bytes));
    }
}
