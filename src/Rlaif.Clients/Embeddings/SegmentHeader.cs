using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Rlaif.Clients.Embeddings;

/// <summary>The beginning of a file of vectors.</summary>
/// <param name="Model">The model, the same for all rows.</param>
/// <param name="Created">When the youngest row was written, in ticks of UTC.</param>
/// <param name="Dimensions">The length of each vector.</param>
/// <param name="Rows">The number of vectors.</param>
internal readonly record struct SegmentHeader(EmbeddingKey Model, long Created, int Dimensions, int Rows)
{
    public const int Size = 8 + EmbeddingKey.Size + sizeof(long) + sizeof(int) + sizeof(int);
    public const int CheckSize = sizeof(uint);
    private const int MaxDimensions = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "RLAIF-E1"u8;

    public int RecordSize => CheckSize + (Dimensions * sizeof(float));

    /// <summary>Where the hash of all before it stands.</summary>
    public long HashOffset => Size + ((long)Rows * EmbeddingKey.Size);

    public long FileLength => RecordOffset(Rows);

    public long RecordOffset(int row) => HashOffset + EmbeddingKey.Size + ((long)row * RecordSize);

    public void Write(Span<byte> destination)
    {
        Magic.CopyTo(destination);
        MemoryMarshal.Write(destination[8..], Model);
        BinaryPrimitives.WriteInt64LittleEndian(destination[40..], Created);
        BinaryPrimitives.WriteInt32LittleEndian(destination[48..], Dimensions);
        BinaryPrimitives.WriteInt32LittleEndian(destination[52..], Rows);
    }

    /// <summary>Returns null for what no file of this length can begin with.</summary>
    public static SegmentHeader? Read(ReadOnlySpan<byte> source, long fileLength)
    {
        if (!source.StartsWith(Magic))
        {
            return null;
        }

        var header = new SegmentHeader(
            MemoryMarshal.Read<EmbeddingKey>(source[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(source[40..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[48..]),
            BinaryPrimitives.ReadInt32LittleEndian(source[52..]));
        return header is { Dimensions: > 0 and <= MaxDimensions, Rows: > 0 } && header.FileLength == fileLength ? header : null;
    }
}
