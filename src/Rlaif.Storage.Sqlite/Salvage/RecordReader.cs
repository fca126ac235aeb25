using System.Text;
using Rlaif.Storage.Sqlite.Entries;

namespace Rlaif.Storage.Sqlite.Salvage;

/// <summary>Reads SQLite's form of numbers and records; whatever does not fit gives nothing.</summary>
/// <remarks>The form is that of the SQLite file format, sections 1.6 and 2.1.</remarks>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    private const long LongestPayload = 1 << 28;

    // By the number that stands for each; the last two are the integers 0 and 1 themselves.
    private static readonly int[] IntegerWidths = [0, 1, 2, 3, 4, 6, 8, 0, 0, 0];
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Offset { get; private set; }

    /// <summary>Reads the columns of an entry; the first is null, since the sequence is the row's own number.</summary>
    public static StoredEntry? ReadEntry(long sequence, ReadOnlySpan<byte> record)
    {
        var header = new RecordReader(record);
        if (!header.TryReadLength(out var headerLength) || !header.TryReadLength(out var first) || first != 0
            || !header.TryReadLength(out var kind) || kind < 13 || kind % 2 == 0
            || !header.TryReadLength(out var payload) || payload < 12 || payload % 2 != 0
            || !header.TryReadLength(out var synced) || synced >= IntegerWidths.Length
            || !header.TryReadLength(out var checksum) || checksum >= IntegerWidths.Length || header.Offset != headerLength)
        {
            return null;
        }

        var body = new RecordReader(record[(int)headerLength..]);
        return body.TryReadBytes((kind - 13) / 2, out var kindBytes) && body.TryReadBytes((payload - 12) / 2, out var payloadBytes)
            && body.TryReadBytes(IntegerWidths[synced], out var syncedBytes) && body.TryReadBytes(IntegerWidths[checksum], out var checksumBytes)
            ? new StoredEntry(sequence, Encoding.UTF8.GetString(kindBytes), payloadBytes.ToArray(), Integer(synced, syncedBytes), Integer(checksum, checksumBytes))
            : null;
    }

    /// <summary>Reads a number that says how long something is.</summary>
    public bool TryReadLength(out long value) => TryReadNumber(out value) && value is >= 0 and <= LongestPayload;

    public bool TryReadNumber(out long value)
    {
        value = 0;
        for (var index = 0; index < 9 && Offset < _bytes.Length; index++)
        {
            var next = _bytes[Offset++];
            if (index == 8)
            {
                value = (value << 8) | next;
                return true;
            }

            value = (value << 7) | (next & 0x7FL);
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryReadBytes(long length, out ReadOnlySpan<byte> read)
    {
        read = default;
        if (length > _bytes.Length - Offset)
        {
            return false;
        }

        read = _bytes.Slice(Offset, (int)length);
        Offset += (int)length;
        return true;
    }

    private static long Integer(long form, ReadOnlySpan<byte> bytes)
    {
        long value = bytes.IsEmpty ? form - 8 : (sbyte)bytes[0];
        foreach (var next in bytes.IsEmpty ? bytes : bytes[1..])
        {
            value = (value << 8) | next;
        }

        return value;
    }
}
