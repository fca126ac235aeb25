using System.Globalization;

namespace Rlaif.Cli.Charts;

/// <summary>Maps values to coordinates and names round values between the ends.</summary>
internal sealed class Scale
{
    private readonly double _least;
    private readonly double _most;
    private readonly double _from;
    private readonly double _to;

    /// <param name="least">The value at the start.</param>
    /// <param name="most">The value at the end; moved where it does not exceed the first.</param>
    /// <param name="from">The coordinate of the start.</param>
    /// <param name="to">The coordinate of the end.</param>
    public Scale(double least, double most, double from, double to)
    {
        _least = least;
        _most = most > least ? most : least + 1;
        _from = from;
        _to = to;
    }

    /// <summary>Gets the place of a value; that of the nearer end where it lies beyond.</summary>
    public double this[double value] => _from + ((Math.Clamp(value, _least, _most) - _least) / (_most - _least) * (_to - _from));

    /// <summary>Lists round values with their names (nice numbers: Heckbert, 1990).</summary>
    /// <param name="count">About how many.</param>
    /// <param name="whole">Whether only whole numbers mean something.</param>
    public IEnumerable<(double Value, string Label)> Ticks(int count, bool whole = false)
    {
        var step = NiceStep((_most - _least) / count);
        step = whole ? Math.Max(1, step) : step;
        var format = "N" + Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9)).ToString(CultureInfo.InvariantCulture);
        var last = Math.Floor((_most / step) + 1e-9);

        // Adding nothing turns a negative zero, which would be written with its sign, into zero.
        for (var index = Math.Ceiling((_least / step) - 1e-9) + 0.0; index <= last; index++)
        {
            yield return (index * step, (index * step).ToString(format, CultureInfo.InvariantCulture));
        }
    }

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            < 1.5 => power,
            < 3 => 2 * power,
            < 7 => 5 * power,
            _ => 10 * power,
        };
    }
}
