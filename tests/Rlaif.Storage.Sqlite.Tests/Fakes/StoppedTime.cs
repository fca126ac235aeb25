namespace Rlaif.Storage.Sqlite.Tests.Fakes;

/// <summary>A clock that stands until it is told to go on: every duration of a run is zero.</summary>
internal sealed class StoppedTime : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(_ticks);

    public override long GetTimestamp() => _ticks;

    public void Advance(TimeSpan time) => _ticks += time.Ticks;
}
