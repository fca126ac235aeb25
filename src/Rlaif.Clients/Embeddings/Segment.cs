using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Rlaif.Clients.Embeddings;

/// <summary>A file of vectors that is never changed, read row by row; safe for concurrent use.</summary>
internal sealed class Segment(string path, SegmentHeader header) : IDisposable
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _handle;

    public string Name { get; } = Path.GetFileName(path);

    public string FullName => path;

    public SegmentHeader Header => header;

    /// <summary>Reads a vector and compares its checksum.</summary>
    public SegmentRead TryRead(int row, in EmbeddingKey key, out float[] vector)
    {
        var record = ArrayPool<byte>.Shared.Rent(header.RecordSize);
        try
        {
            var content = record.AsSpan(0, header.RecordSize);
            var read = TryReadRecord(row, key, content);
            vector = read == SegmentRead.Done ? MemoryMarshal.Cast<byte, float>(content[SegmentHeader.CheckSize..]).ToArray() : [];
            return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(record);
        }
    }

    /// <summary>Reads a vector behind its checksum, as it stands in the file, and compares the two.</summary>
    public SegmentRead TryReadRecord(int row, in EmbeddingKey key, Span<byte> record)
    {
        try
        {
            return RandomAccess.Read(Handle(), record, header.RecordOffset(row)) != record.Length ? SegmentRead.Gone
                : MemoryMarshal.Read<uint>(record) != Check(key, record[SegmentHeader.CheckSize..]) ? SegmentRead.Damaged
                : SegmentRead.Done;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return SegmentRead.Gone;
        }
    }

    public void Dispose() => _handle?.Dispose();

    public static uint Check(in EmbeddingKey key, ReadOnlySpan<byte> values)
    {
        var check = BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, (ulong)key.First), (ulong)key.Second);
        var words = MemoryMarshal.Cast<byte, ulong>(values);
        foreach (var word in words)
        {
            check = BitOperations.Crc32C(check, word);
        }

        // An odd number of values leaves one.
        return values.Length % sizeof(ulong) == 0 ? check : BitOperations.Crc32C(check, MemoryMarshal.Read<uint>(values[^sizeof(uint)..]));
    }

    private SafeFileHandle Handle()
    {
        lock (_gate)
        {
            return _handle ??= File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        }
    }
}
