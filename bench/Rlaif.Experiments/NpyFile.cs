using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Rlaif.Experiments;

/// <summary>A matrix in a NumPy <c>.npy</c> file: little-endian float16 or float32, row by row.</summary>
/// <remarks>The numbers stay as the file has them; a row is widened when it is asked for.</remarks>
internal sealed class NpyFile
{
    private readonly byte[] _bytes;
    private readonly NpyHeader _header;

    private NpyFile(byte[] bytes, NpyHeader header)
    {
        _bytes = bytes;
        _header = header;
    }

    public int Rows => _header.Rows;

    public int Columns => _header.Columns;

    /// <exception cref="UsageException">The file is not of that form.</exception>
    public static NpyFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new NpyFile(bytes, NpyHeader.Read(path, bytes));
    }

    /// <summary>Returns a row as single-precision numbers.</summary>
    public float[] Row(int row)
    {
        var values = new float[Columns];
        var source = _bytes.AsSpan(_header.Start + (row * Columns * _header.Size), Columns * _header.Size);
        if (_header.Size == sizeof(float))
        {
            source.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        }
        else
        {
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), values);
        }

        return values;
    }
}
