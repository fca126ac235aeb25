using System.Buffers.Binary;

namespace Rlaif.Classifiers.Persistence;

/// <summary>Reads what <see cref="ContentWriter"/> wrote; no length claims memory that the content does not fill.</summary>
internal ref struct ContentReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public bool ReadBoolean() => Take(1, sizeof(byte))[0] switch
    {
        0 => false,
        1 => true,
        _ => throw Damaged(),
    };

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(1, sizeof(int)));

    /// <summary>Reads the length of a list whose items take at least <paramref name="size"/> bytes each.</summary>
    public int ReadCount(int size)
    {
        var count = ReadInt32();
        return count >= 0 && (long)count * size <= _rest.Length ? count : throw Damaged();
    }

    public ulong[] ReadUInt64s(int count)
    {
        var source = Take(count, sizeof(ulong));
        var values = new ulong[count];
        for (var index = 0; index < count; index++)
        {
            values[index] = BinaryPrimitives.ReadUInt64LittleEndian(source[(index * sizeof(ulong))..]);
        }

        return values;
    }

    public float[] ReadSingles(long count)
    {
        var source = Take(count, sizeof(float));
        var values = new float[count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(source[(index * sizeof(float))..]);
        }

        return values;
    }

    public Half[] ReadHalves(long count)
    {
        var source = Take(count, sizeof(ushort));
        var values = new Half[count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = BinaryPrimitives.ReadHalfLittleEndian(source[(index * sizeof(ushort))..]);
        }

        return values;
    }

    public string ReadString()
    {
        var characters = new char[ReadCount(sizeof(char))];
        var source = Take(characters.Length, sizeof(char));
        for (var index = 0; index < characters.Length; index++)
        {
            characters[index] = (char)BinaryPrimitives.ReadUInt16LittleEndian(source[(index * sizeof(char))..]);
        }

        return new string(characters);
    }

    public static ModelFileException Damaged(Exception? innerException = null) =>
        new("The content of the model file is damaged; copy the file again or train anew.", innerException);

    private ReadOnlySpan<byte> Take(long count, int size)
    {
        if (count > _rest.Length / size)
        {
            throw Damaged();
        }

        var taken = _rest[..(int)(count * size)];
        _rest = _rest[taken.Length..];
        return taken;
    }
}
