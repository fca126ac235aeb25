using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>An entry as the file holds it.</summary>
/// <param name="Sequence">Its place in the journal, from 1.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Payload">What it says, as UTF-8 JSON.</param>
/// <param name="Checksum">The first 8 bytes of a SHA-256 over the others.</param>
internal sealed record StoredEntry(long Sequence, string Kind, byte[] Payload, long Checksum)
{
    public bool IsWhole => Checksum == ChecksumOf(Sequence, Kind, Payload);

    public static StoredEntry Create(long sequence, string kind, byte[] payload) => new(sequence, kind, payload, ChecksumOf(sequence, kind, payload));

    private static long ChecksumOf(long sequence, string kind, byte[] payload)
    {
        var bytes = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(kind) + 1 + payload.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, sequence);
        Encoding.UTF8.GetBytes(kind, bytes.AsSpan(sizeof(long)));
        payload.CopyTo(bytes, bytes.Length - payload.Length);
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(bytes));
    }
}
