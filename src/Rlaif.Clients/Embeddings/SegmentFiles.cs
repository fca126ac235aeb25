using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Rlaif.Clients.Embeddings;

/// <summary>Writes and opens files of vectors.</summary>
/// <remarks>
/// Layout, little-endian: the 8 bytes RLAIF-E1, the SHA-256 of the model, the time (8 bytes), dimensions and rows (4 bytes each), a
/// SHA-256 a row, the SHA-256 of all before; then for each row a CRC-32C over its key and its vector (4 bytes) and the vector. So a
/// folder is opened by reading the keys only, and a damaged vector costs no other.
/// </remarks>
internal static class SegmentFiles
{
    public const string Extension = ".vectors";
    public const string TemporaryExtension = ".part";
    private static int _written;

    /// <summary>Writes under another name and renames, so that nobody ever sees half a file.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="header">The beginning.</param>
    /// <param name="keys">One a row.</param>
    /// <param name="writeRecord">Fills the record of a row.</param>
    public static Segment Write(string folder, SegmentHeader header, IReadOnlyList<EmbeddingKey> keys, SegmentRowWriter writeRecord)
    {
        var beginning = Beginning(header, keys);
        var path = Path.Combine(folder, Convert.ToHexStringLower(beginning.AsSpan(^16..)) + Extension);
        var temporary = string.Create(
            CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _written)}{TemporaryExtension}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                stream.Write(beginning);
                var record = new byte[header.RecordSize];
                for (var row = 0; row < header.Rows; row++)
                {
                    writeRecord(row, record);
                    stream.Write(record);
                }
            }

            File.Move(temporary, path, overwrite: true);
            return new Segment(path, header);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Reads the keys of a file; null for one that is damaged or not ours.</summary>
    public static (Segment Segment, EmbeddingKey[] Keys)? Open(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[SegmentHeader.Size];
        var length = RandomAccess.GetLength(handle);
        if (RandomAccess.Read(handle, start, fileOffset: 0) != start.Length || SegmentHeader.Read(start, length) is not { } header)
        {
            return null;
        }

        var beginning = new byte[header.HashOffset + EmbeddingKey.Size];
        return RandomAccess.Read(handle, beginning, fileOffset: 0) == beginning.Length && HashOf(beginning).AsSpan().SequenceEqual(beginning.AsSpan(^EmbeddingKey.Size..))
            ? (new Segment(path, header), MemoryMarshal.Cast<byte, EmbeddingKey>(beginning.AsSpan(SegmentHeader.Size..^EmbeddingKey.Size)).ToArray())
            : null;
    }

    private static byte[] Beginning(SegmentHeader header, IReadOnlyList<EmbeddingKey> keys)
    {
        var beginning = new byte[header.HashOffset + EmbeddingKey.Size];
        header.Write(beginning);
        EmbeddingKey[] all = [.. keys];
        MemoryMarshal.AsBytes(all.AsSpan()).CopyTo(beginning.AsSpan(SegmentHeader.Size));
        HashOf(beginning).CopyTo(beginning.AsSpan(^EmbeddingKey.Size..));
        return beginning;
    }

    private static byte[] HashOf(byte[] beginning) => SHA256.HashData(beginning.AsSpan(..^EmbeddingKey.Size));
}
