using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rlaif.Classifiers.Numerics;

/// <summary>Products of dense matrices.</summary>
/// <remarks>
/// Each number of a result is summed in one fixed order, whatever rows are multiplied with it: neither blocks nor threads
/// change a bit. Compiled in full at the first call, since most runs are over before the runtime would find it worthwhile.
/// </remarks>
internal static class DenseProduct
{
    private const int RowsOfTile = 4;

    /// <summary>Adds left × right to the result.</summary>
    /// <param name="left">Rows, each as long as the right matrix has rows.</param>
    /// <param name="right">The right matrix.</param>
    /// <param name="result">Rows, each as long as the right matrix has columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(ReadOnlySpan<T> left, Panel<T> right, Span<T> result)
        where T : struct, INumber<T>
    {
        var inner = right.Rows;
        if (inner == 0)
        {
            return;
        }

        var rows = left.Length / inner;
        var row = 0;
        for (; row + RowsOfTile <= rows; row += RowsOfTile)
        {
            AddFourRows(left.Slice(row * inner, RowsOfTile * inner), right, result.Slice(row * right.Columns, RowsOfTile * right.Columns));
        }

        for (; row < rows; row++)
        {
            AddRow(left.Slice(row * inner, inner), right, result.Slice(row * right.Columns, right.Columns));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFourRows<T>(ReadOnlySpan<T> left, Panel<T> right, Span<T> result)
        where T : struct, INumber<T>
    {
        ref var first = ref MemoryMarshal.GetReference(left);
        ref var values = ref MemoryMarshal.GetArrayDataReference(right.Values);
        var (inner, stride, columns) = (right.Rows, right.Stride, right.Columns);
        for (var column = 0; column < columns; column += Panel<T>.Tile)
        {
            Vector<T> sum00 = default, sum01 = default, sum10 = default, sum11 = default, sum20 = default, sum21 = default, sum30 = default, sum31 = default;
            for (var index = 0; index < inner; index++)
            {
                var right0 = Vector.LoadUnsafe(ref values, (nuint)((index * stride) + column));
                var right1 = Vector.LoadUnsafe(ref values, (nuint)((index * stride) + column + Vector<T>.Count));
                var left0 = new Vector<T>(Unsafe.Add(ref first, index));
                var left1 = new Vector<T>(Unsafe.Add(ref first, inner + index));
                var left2 = new Vector<T>(Unsafe.Add(ref first, (2 * inner) + index));
                var left3 = new Vector<T>(Unsafe.Add(ref first, (3 * inner) + index));
                sum00 += left0 * right0;
                sum01 += left0 * right1;
                sum10 += left1 * right0;
                sum11 += left1 * right1;
                sum20 += left2 * right0;
                sum21 += left2 * right1;
                sum30 += left3 * right0;
                sum31 += left3 * right1;
            }

            Store(sum00, sum01, result[..columns], column);
            Store(sum10, sum11, result.Slice(columns, columns), column);
            Store(sum20, sum21, result.Slice(2 * columns, columns), column);
            Store(sum30, sum31, result.Slice(3 * columns, columns), column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow<T>(ReadOnlySpan<T> left, Panel<T> right, Span<T> result)
        where T : struct, INumber<T>
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(right.Values);
        for (var column = 0; column < right.Columns; column += Panel<T>.Tile)
        {
            Vector<T> sum0 = default, sum1 = default;
            for (var index = 0; index < left.Length; index++)
            {
                var factor = new Vector<T>(left[index]);
                sum0 += factor * Vector.LoadUnsafe(ref values, (nuint)((index * right.Stride) + column));
                sum1 += factor * Vector.LoadUnsafe(ref values, (nuint)((index * right.Stride) + column + Vector<T>.Count));
            }

            Store(sum0, sum1, result, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> first, Vector<T> second, Span<T> row, int column)
        where T : struct, INumber<T>
    {
        if (column + Panel<T>.Tile <= row.Length)
        {
            ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), column);
            (Vector.LoadUnsafe(ref target) + first).StoreUnsafe(ref target);
            (Vector.LoadUnsafe(ref target, (nuint)Vector<T>.Count) + second).StoreUnsafe(ref target, (nuint)Vector<T>.Count);
            return;
        }

        for (var offset = 0; column + offset < row.Length; offset++)
        {
            row[column + offset] += offset < Vector<T>.Count ? first[offset] : second[offset - Vector<T>.Count];
        }
    }
}
