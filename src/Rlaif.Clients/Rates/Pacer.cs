namespace Rlaif.Clients.Rates;

/// <summary>Spreads units over time: what is taken is owed, and paid off at a steady rate.</summary>
/// <param name="unit">The least that is taken at once.</param>
/// <param name="slack">The time whose units may be taken ahead, which also makes up for timers that are late.</param>
/// <remarks>A half unit ahead and 25 ms of slack keep any 100 ms within twice what the rate allows in them.</remarks>
internal sealed class Pacer(double unit, TimeSpan slack)
{
    // Owing a millionth of a unit is rounding.
    private const double Nothing = 1e-6;
    private double? _rate;
    private double _owed;
    private TimeSpan _at;

    /// <summary>Gets the units a second; null where nothing is limited.</summary>
    public double? Rate => _rate;

    public void SetRate(double? unitsPerSecond, TimeSpan now)
    {
        PayOff(now);
        _rate = unitsPerSecond;
    }

    public TimeSpan WaitFor(TimeSpan now)
    {
        PayOff(now);
        return _rate is { } rate && _owed - Ahead(rate) is > Nothing and var over ? Seconds(over / rate) : TimeSpan.Zero;
    }

    public void Take(double units, TimeSpan now)
    {
        PayOff(now);
        _owed += units;
    }

    /// <summary>Takes more, or gives back, after it is known what was really used.</summary>
    public void Correct(double units) => _owed = Math.Max(_owed + units, _rate is { } rate ? -Ahead(rate) : 0);

    private double Ahead(double rate) => Math.Max(unit / 2, rate * slack.TotalSeconds);

    private void PayOff(TimeSpan now)
    {
        var paid = _rate is { } rate ? rate * (now - _at).TotalSeconds : double.PositiveInfinity;
        _owed = _owed > 0 ? Math.Max(_owed - paid, 0) : _owed;
        _at = now;
    }

    // What comes of a tiny rate may be more than a time can hold.
    private static TimeSpan Seconds(double seconds) => seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
}
