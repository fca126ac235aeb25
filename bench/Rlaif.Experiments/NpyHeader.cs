using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Rlaif.Experiments;

/// <summary>What stands before the numbers of a <c>.npy</c> file, such as <c>{'descr': '&lt;f2', 'fortran_order': False, 'shape': (5452, 512), }</c>.</summary>
/// <param name="Start">The byte at which the numbers begin.</param>
/// <param name="Size">The bytes of a number.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns, at least 1.</param>
internal sealed record NpyHeader(int Start, int Size, int Rows, int Columns)
{
    private const int VersionAt = 6;
    private const int LengthAt = 8;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <exception cref="UsageException">The file is not of that form, or not as long as its header says.</exception>
    public static NpyHeader Read(string path, ReadOnlySpan<byte> file)
    {
        // From version 2 on the length has four bytes.
        if (!file.StartsWith(Magic) || file.Length < LengthAt + sizeof(uint) || file[VersionAt] is < 1 or > 3)
        {
            throw new UsageException($"{path} is no NumPy file; write it with numpy.save.");
        }

        var textAt = file[VersionAt] == 1 ? LengthAt + sizeof(ushort) : LengthAt + sizeof(uint);
        long start = textAt + (file[VersionAt] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(file[LengthAt..]) : BinaryPrimitives.ReadUInt32LittleEndian(file[LengthAt..]));
        if (start > file.Length)
        {
            throw new UsageException($"{path} is cut off; copy it again.");
        }

        var text = Encoding.Latin1.GetString(file[textAt..(int)start]);
        var (rows, columns) = Shape(path, text);
        var header = new NpyHeader((int)start, SizeOf(path, text), rows, columns);
        var expected = (long)rows * columns * header.Size;
        return file.Length - start == expected
            ? header
            : throw new UsageException($"{path} has {file.Length - start} bytes of numbers and its shape ({rows}, {columns}) asks for {expected}; copy it again.");
    }

    private static int SizeOf(string path, string text) => After(text, "'descr':", ',') switch
    {
        "'<f2'" => 2,
        "'<f4'" => sizeof(float),
        var other => throw new UsageException($"{path} holds numbers of the type {other}; save little-endian float16 or float32."),
    };

    private static (int Rows, int Columns) Shape(string path, string text) =>
        After(text, "'fortran_order':", ',') == "False"
            && After(text, "'shape':", ')').TrimStart('(').Split(',') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && int.TryParse(second.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            && columns > 0
            ? (rows, columns)
            : throw new UsageException($"{path} is no matrix that is stored row by row; save an array of two dimensions in the order 'C'.");

    private static string After(string text, string key, char end)
    {
        var start = text.IndexOf(key, StringComparison.Ordinal);
        var stop = start < 0 ? -1 : text.IndexOf(end, start);
        return stop < 0 ? "that is not named" : text[(start + key.Length)..stop].Trim();
    }
}
