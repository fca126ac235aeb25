using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Rlaif.Storage.Sqlite.Entries;

namespace Rlaif.Storage.Sqlite.Salvage;

/// <summary>Finds entries on raw pages: an entry is one whose checksum holds, wherever it lies.</summary>
/// <remarks>Entries are only ever added, so that all versions of one are equal. The form is that of the SQLite file format, section 1.6.</remarks>
internal sealed class EntryCarver(RawPages pages)
{
    private const byte LeafOfTable = 13;
    private const int LeafHeader = 8;

    /// <summary>Finds all that can be found, by their sequence.</summary>
    public SortedDictionary<long, StoredEntry> Carve()
    {
        var found = new SortedDictionary<long, StoredEntry>();
        foreach (var page in pages.All())
        {
            if (page.Span[0] != LeafOfTable)
            {
                continue;
            }

            var count = BinaryPrimitives.ReadUInt16BigEndian(page.Span[3..]);
            for (var cell = LeafHeader; cell < LeafHeader + (2 * count) && cell + 2 <= page.Length; cell += 2)
            {
                Carve(page.Span, BinaryPrimitives.ReadUInt16BigEndian(page.Span[cell..]), found);
            }
        }

        return found;
    }

    private void Carve(ReadOnlySpan<byte> page, int offset, SortedDictionary<long, StoredEntry> found)
    {
        if (offset >= page.Length)
        {
            return;
        }

        var reader = new RecordReader(page[offset..]);
        if (!reader.TryReadLength(out var length) || !reader.TryReadNumber(out var sequence) || sequence < 1 || found.ContainsKey(sequence))
        {
            return;
        }

        var rest = page[(offset + reader.Offset)..];
        var entry = Read(rest, page.Length, (int)length, sequence, isLogFirst: true) ?? Read(rest, page.Length, (int)length, sequence, isLogFirst: false);
        if (entry is not null)
        {
            found.Add(sequence, entry);
        }
    }

    private StoredEntry? Read(ReadOnlySpan<byte> cell, int pageSize, int length, long sequence, bool isLogFirst)
    {
        var local = LocalLength(length, pageSize);
        if (local > cell.Length || (local < length && local + sizeof(uint) > cell.Length))
        {
            return null;
        }

        var record = new List<byte>(Math.Min(length, cell.Length));
        record.AddRange(cell[..local]);
        for (var next = local < length ? BinaryPrimitives.ReadUInt32BigEndian(cell[local..]) : 0; record.Count < length;)
        {
            var page = pages.Find(next, isLogFirst).Span;
            if (page.IsEmpty)
            {
                return null;
            }

            record.AddRange(page.Slice(sizeof(uint), Math.Min(length - record.Count, page.Length - sizeof(uint))));
            next = BinaryPrimitives.ReadUInt32BigEndian(page);
        }

        return RecordReader.ReadEntry(sequence, CollectionsMarshal.AsSpan(record)) is { IsWhole: true } entry ? entry : null;
    }

    // How much of a record lies on its leaf; the rest is on a chain of pages.
    private static int LocalLength(int length, int pageSize)
    {
        if (length <= pageSize - 35)
        {
            return length;
        }

        var least = ((pageSize - 12) * 32 / 255) - 23;
        var local = least + ((length - least) % (pageSize - 4));
        return local <= pageSize - 35 ? local : least;
    }
}
