using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rlaif.Classifiers.Numerics;

/// <summary>What is done to one row of numbers millions of times.</summary>
/// <remarks>For rows of some tens of numbers the general tensor primitives spend more time on being called than on the numbers.</remarks>
internal static class VectorRow
{
    /// <summary>Adds factor × row to the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(ReadOnlySpan<T> row, T factor, Span<T> sum)
        where T : struct, INumber<T>
    {
        ref var source = ref MemoryMarshal.GetReference(row);
        ref var target = ref MemoryMarshal.GetReference(sum[..row.Length]);
        var factors = new Vector<T>(factor);
        var index = 0;
        for (; index + Vector<T>.Count <= row.Length; index += Vector<T>.Count)
        {
            var product = Vector.LoadUnsafe(ref source, (nuint)index) * factors;
            (Vector.LoadUnsafe(ref target, (nuint)index) + product).StoreUnsafe(ref target, (nuint)index);
        }

        for (; index < row.Length; index++)
        {
            Unsafe.Add(ref target, index) += Unsafe.Add(ref source, index) * factor;
        }
    }

    /// <summary>Multiplies every number of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T>(Span<T> row, T factor)
        where T : struct, INumber<T>
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        var factors = new Vector<T>(factor);
        var index = 0;
        for (; index + Vector<T>.Count <= row.Length; index += Vector<T>.Count)
        {
            (Vector.LoadUnsafe(ref first, (nuint)index) * factors).StoreUnsafe(ref first, (nuint)index);
        }

        for (; index < row.Length; index++)
        {
            Unsafe.Add(ref first, index) *= factor;
        }
    }

    /// <summary>Subtracts the largest number of a row from all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractLargest<T>(Span<T> row)
        where T : struct, INumber<T>
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        var largest = first;
        var index = 0;
        if (row.Length >= Vector<T>.Count)
        {
            var lanes = Vector.LoadUnsafe(ref first);
            for (index = Vector<T>.Count; index + Vector<T>.Count <= row.Length; index += Vector<T>.Count)
            {
                lanes = Vector.Max(lanes, Vector.LoadUnsafe(ref first, (nuint)index));
            }

            for (var lane = 0; lane < Vector<T>.Count; lane++)
            {
                largest = lanes[lane] > largest ? lanes[lane] : largest;
            }
        }

        for (; index < row.Length; index++)
        {
            var number = Unsafe.Add(ref first, index);
            largest = number > largest ? number : largest;
        }

        var subtrahend = new Vector<T>(largest);
        for (index = 0; index + Vector<T>.Count <= row.Length; index += Vector<T>.Count)
        {
            (Vector.LoadUnsafe(ref first, (nuint)index) - subtrahend).StoreUnsafe(ref first, (nuint)index);
        }

        for (; index < row.Length; index++)
        {
            Unsafe.Add(ref first, index) -= largest;
        }
    }

    /// <summary>Returns the sum of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Sum<T>(ReadOnlySpan<T> row)
        where T : struct, INumber<T>
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        Vector<T> sums = default;
        var index = 0;
        for (; index + Vector<T>.Count <= row.Length; index += Vector<T>.Count)
        {
            sums += Vector.LoadUnsafe(ref first, (nuint)index);
        }

        var sum = Vector.Sum(sums);
        for (; index < row.Length; index++)
        {
            sum += Unsafe.Add(ref first, index);
        }

        return sum;
    }

    /// <summary>Returns the inner product of two rows of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : struct, INumber<T>
    {
        ref var first = ref MemoryMarshal.GetReference(left);
        ref var second = ref MemoryMarshal.GetReference(right[..left.Length]);
        Vector<T> sums = default;
        var index = 0;
        for (; index + Vector<T>.Count <= left.Length; index += Vector<T>.Count)
        {
            sums += Vector.LoadUnsafe(ref first, (nuint)index) * Vector.LoadUnsafe(ref second, (nuint)index);
        }

        var sum = Vector.Sum(sums);
        for (; index < left.Length; index++)
        {
            sum += Unsafe.Add(ref first, index) * Unsafe.Add(ref second, index);
        }

        return sum;
    }

    /// <summary>Scales a row to length 1; a row of zeros stays.</summary>
    public static void Normalize(Span<float> row)
    {
        var square = Dot<float>(row, row);
        if (square > 0)
        {
            Scale(row, 1 / MathF.Sqrt(square));
        }
    }
}
