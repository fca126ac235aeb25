using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>An entry as the file holds it.</summary>
/// <param name="Sequence">Its place in the journal, from 1.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Payload">What it says, as UTF-8 JSON.</param>
/// <param name="IsSynced">Whether it was on the disk, with all before it, when the next one was begun.</param>
/// <param name="Checksum">The first 8 bytes of a SHA-256 over the others.</param>
internal sealed record StoredEntry(long Sequence, string Kind, byte[] Payload, bool IsSynced, long Checksum)
{
    public bool IsWhole => Checksum == ChecksumOf(Sequence, Kind, Payload, IsSynced);

    public static StoredEntry Create(long sequence, string kind, byte[] payload, bool isSynced = false) =>
        new(sequence, kind, payload, isSynced, ChecksumOf(sequence, kind, payload, isSynced));

    private static long ChecksumOf(long sequence, string kind, byte[] payload, bool isSynced)
    {
        var bytes = new byte[sizeof(long) + 1 + Encoding.UTF8.GetByteCount(kind) + 1 + payload.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, sequence);
        bytes[sizeof(long)] = isSynced ? (byte)1 : (byte)0;
        Encoding.UTF8.GetBytes(kind, bytes.AsSpan(sizeof(long) + 1));
        payload.CopyTo(bytes, bytes.Length - payload.Length);
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(bytes));
    }
}
