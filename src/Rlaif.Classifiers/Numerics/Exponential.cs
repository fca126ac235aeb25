using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rlaif.Classifiers.Numerics;

/// <summary>e raised to numbers that are at most 0, as they are in a softmax.</summary>
/// <remarks>
/// exp(x) = 2ⁿ · exp(r) with n = x / ln 2 rounded and a Taylor polynomial for r (Cody and Waite, 1980). Within 3 units in
/// the last place; every number is computed in the same way, wherever it stands, which the general primitives do not promise.
/// </remarks>
internal static class Exponential
{
    // Adding it leaves the rounded number in the lowest bits.
    private const float RoundingSingle = 12582912f;
    private const double RoundingDouble = 6755399441055744.0;

    /// <summary>Replaces each number by its exponential.</summary>
    /// <typeparam name="T">Single precision, where numbers below -87 count as -87, or double, where those below -708 count as -708.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T>(Span<T> numbers)
        where T : unmanaged, INumber<T>
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var index = 0;
        for (; index + Vector<T>.Count <= numbers.Length; index += Vector<T>.Count)
        {
            Of(Vector.LoadUnsafe(ref first, (nuint)index)).StoreUnsafe(ref first, (nuint)index);
        }

        if (index < numbers.Length)
        {
            Span<T> rest = stackalloc T[Vector<T>.Count];
            rest.Clear();
            numbers[index..].CopyTo(rest);
            Of(new Vector<T>(rest)).CopyTo(rest);
            rest[..(numbers.Length - index)].CopyTo(numbers[index..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Of<T>(Vector<T> numbers)
        where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) ? Vector.As<float, T>(Of(Vector.As<T, float>(numbers))) : Vector.As<double, T>(Of(Vector.As<T, double>(numbers)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Of(Vector<float> numbers)
    {
        numbers = Vector.Max(numbers, new Vector<float>(-87f));
        var shifted = (numbers * new Vector<float>(1.44269504f)) + new Vector<float>(RoundingSingle);
        var power = shifted - new Vector<float>(RoundingSingle);
        var rest = numbers - (power * new Vector<float>(0.693359375f)) - (power * new Vector<float>(-2.12194440e-4f));
        var sum = new Vector<float>(1f / 5040);
        sum = (sum * rest) + new Vector<float>(1f / 720);
        sum = (sum * rest) + new Vector<float>(1f / 120);
        sum = (sum * rest) + new Vector<float>(1f / 24);
        sum = (sum * rest) + new Vector<float>(1f / 6);
        sum = (sum * rest) + new Vector<float>(0.5f);
        sum = (sum * rest) + Vector<float>.One;
        sum = (sum * rest) + Vector<float>.One;
        return Vector.AsVectorSingle(Vector.AsVectorInt32(sum) + Vector.ShiftLeft(Vector.AsVectorInt32(shifted), 23));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Of(Vector<double> numbers)
    {
        numbers = Vector.Max(numbers, new Vector<double>(-708.0));
        var shifted = (numbers * new Vector<double>(1.4426950408889634)) + new Vector<double>(RoundingDouble);
        var power = shifted - new Vector<double>(RoundingDouble);
        var rest = numbers - (power * new Vector<double>(0.693147180369123816490)) - (power * new Vector<double>(1.90821492927058770002e-10));
        var sum = new Vector<double>(1.0 / 479001600);
        sum = (sum * rest) + new Vector<double>(1.0 / 39916800);
        sum = (sum * rest) + new Vector<double>(1.0 / 3628800);
        sum = (sum * rest) + new Vector<double>(1.0 / 362880);
        sum = (sum * rest) + new Vector<double>(1.0 / 40320);
        sum = (sum * rest) + new Vector<double>(1.0 / 5040);
        sum = (sum * rest) + new Vector<double>(1.0 / 720);
        sum = (sum * rest) + new Vector<double>(1.0 / 120);
        sum = (sum * rest) + new Vector<double>(1.0 / 24);
        sum = (sum * rest) + new Vector<double>(1.0 / 6);
        sum = (sum * rest) + new Vector<double>(0.5);
        sum = (sum * rest) + Vector<double>.One;
        sum = (sum * rest) + Vector<double>.One;
        return Vector.AsVectorDouble(Vector.AsVectorInt64(sum) + Vector.ShiftLeft(Vector.AsVectorInt64(shifted), 52));
    }
}
