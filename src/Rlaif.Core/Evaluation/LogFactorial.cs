namespace Rlaif.Evaluation;

/// <summary>The natural logarithm of factorials and of binomial coefficients.</summary>
internal static class LogFactorial
{
    private const int TableSize = 256;
    private static readonly double[] Table = Sums();

    public static double Of(int number) => number < TableSize ? Table[number] : Stirling(number);

    /// <summary>Computes the logarithm of the number of ways to choose some of a number of things.</summary>
    public static double Choose(int things, int chosen) => Of(things) - Of(chosen) - Of(things - chosen);

    // Stirling's series; its first term left out is below 1e-18 from the table's end on.
    private static double Stirling(double number)
    {
        var inverse = 1 / number;
        var square = inverse * inverse;
        return ((number + 0.5) * Math.Log(number)) - number + (0.5 * Math.Log(2 * Math.PI))
            + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square / 1260)))));
    }

    private static double[] Sums()
    {
        var sums = new double[TableSize];
        for (var number = 2; number < TableSize; number++)
        {
            sums[number] = sums[number - 1] + Math.Log(number);
        }

        return sums;
    }
}
