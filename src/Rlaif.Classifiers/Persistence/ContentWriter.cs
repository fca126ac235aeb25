using System.Buffers;
using System.Buffers.Binary;

namespace Rlaif.Classifiers.Persistence;

/// <summary>Writes numbers, lists and texts, little-endian, up to the size of a model file.</summary>
internal sealed class ContentWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Write(bool value) => Reserve(1, sizeof(byte))[0] = value ? (byte)1 : (byte)0;

    public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Reserve(1, sizeof(int)), value);

    public void Write(ReadOnlySpan<ulong> values)
    {
        var destination = Reserve(values.Length, sizeof(ulong));
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(destination[(index * sizeof(ulong))..], values[index]);
        }
    }

    public void Write(ReadOnlySpan<float> values)
    {
        var destination = Reserve(values.Length, sizeof(float));
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(destination[(index * sizeof(float))..], values[index]);
        }
    }

    public void Write(ReadOnlySpan<Half> values)
    {
        var destination = Reserve(values.Length, sizeof(ushort));
        for (var index = 0; index < values.Length; index++)
        {
            BinaryPrimitives.WriteHalfLittleEndian(destination[(index * sizeof(ushort))..], values[index]);
        }
    }

    /// <summary>Writes a text as its length and its UTF-16 code units, so that no character is lost.</summary>
    public void Write(string text)
    {
        Write(text.Length);
        var destination = Reserve(text.Length, sizeof(char));
        for (var index = 0; index < text.Length; index++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(destination[(index * sizeof(char))..], text[index]);
        }
    }

    private Span<byte> Reserve(int count, int size)
    {
        var bytes = (long)count * size;
        if (_buffer.WrittenCount + bytes > ModelFile.MaximumContentLength)
        {
            throw new InvalidOperationException($"The classifier needs more than the {ModelFile.MaximumContentLength} bytes of a model file; train it on fewer rows.");
        }

        var span = _buffer.GetSpan(Math.Max(1, (int)bytes))[..(int)bytes];
        _buffer.Advance((int)bytes);
        return span;
    }
}
