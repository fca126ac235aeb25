using Rlaif.Clients.Rates;

namespace Rlaif.Clients.Tests.Rates;

public sealed class WindowReadingTests
{
    private const double Floor = 0.05;

    // A minute's bucket or window, and one of unknown length.
    [Theory]
    [InlineData(600, 600, 0, 60, 9.8)]
    [InlineData(600, null, null, 60, 9.8)]
    [InlineData(600, 200, 40, 60, 5.0)]
    [InlineData(600, 100, 5, 60, 9.8)]
    [InlineData(600, 0, 60, 60, 2.45)]
    [InlineData(1, 1, 0, 60, Floor)]
    [InlineData(100, 50, 5, null, 10.0)]
    [InlineData(100, 50, 3_600, null, null)]
    [InlineData(10_000, 50, 80_000, 86_400, null)]
    [InlineData(null, 79, null, 60, null)]
    [InlineData(null, null, 55, 60, null)]
    public void Pace_Windows_LastUntilTheResetOrTheRefill(int? limit, int? remaining, int? reset, int? period, double? pace)
    {
        var read = WindowReading.Pace(Window(limit, remaining, reset, period), Floor);

        Assert.Equal(pace is null, read is null);
        Assert.Equal(pace ?? 0, read ?? 0, precision: 6);
    }

    [Theory]
    [InlineData(600, 0, 20, 60, false, true)]
    [InlineData(600, 0, 60, 60, false, false)]
    [InlineData(600, 0, 60, 60, true, false)]
    [InlineData(600, 0, 5_000, 60, false, false)]
    [InlineData(600, 0, 5_000, 60, true, true)]
    [InlineData(600, 1, 20, 60, false, false)]
    [InlineData(600, 1, 20, 60, true, false)]
    [InlineData(null, null, 55, 60, false, false)]
    [InlineData(null, null, 55, 60, true, true)]
    [InlineData(100, 0, 3_600, null, false, true)]
    [InlineData(100, 0, null, null, true, false)]
    public void Exhausted_Windows_OnlyWhereNothingRefillsBefore(int? limit, int? remaining, int? reset, int? period, bool isRefused, bool expected) =>
        Assert.Equal(expected ? TimeSpan.FromSeconds(reset!.Value) : null, WindowReading.Exhausted(Window(limit, remaining, reset, period), isRefused));

    private static RateWindow Window(int? limit, int? remaining, int? reset, int? period) =>
        new(limit, remaining, Seconds(reset)) { Period = Seconds(period) };

    private static TimeSpan? Seconds(int? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
