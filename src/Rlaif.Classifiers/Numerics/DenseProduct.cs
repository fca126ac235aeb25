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
                sum00 = MultiplyAdd(left0, right0, sum00);
                sum01 = MultiplyAdd(left0, right1, sum01);
                sum10 = MultiplyAdd(left1, right0, sum10);
                sum11 = MultiplyAdd(left1, right1, sum11);
                sum20 = MultiplyAdd(left2, right0, sum20);
                sum21 = MultiplyAdd(left2, right1, sum21);
                sum30 = MultiplyAdd(left3, right0, sum30);
                sum31 = MultiplyAdd(left3, right1, sum31);
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
                sum0 = MultiplyAdd(factor, Vector.LoadUnsafe(ref values, (nuint)((index * right.Stride) + column)), sum0);
                sum1 = MultiplyAdd(factor, Vector.LoadUnsafe(ref values, (nuint)((index * right.Stride) + column + Vector<T>.Count)), sum1);
            }

            Store(sum0, sum1, result, column);
        }
    }

    // One instruction where the processor has it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> MultiplyAdd<T>(Vector<T> left, Vector<T> right, Vector<T> addend)
        where T : struct, INumber<T> =>
        typeof(T) == typeof(float) ? Vector.As<float, T>(Vector.MultiplyAddEstimate(Vector.As<T, float>(left), Vector.As<T, float>(right), Vector.As<T, float>(addend)))
        : typeof(T) == typeof(double) ? Vector.As<double, T>(Vector.MultiplyAddEstimate(Vector.As<T, double>(left), Vector.As<T, double>(right), Vector.As<T, double>(addend)))
        : (left * right) + addend;

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
