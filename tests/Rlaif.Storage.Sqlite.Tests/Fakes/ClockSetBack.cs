namespace Rlaif.Storage.Sqlite.Tests.Fakes;

/// <summary>A clock whose time of day is an hour earlier at each look; its timestamps go on, as those of an operating system do.</summary>
internal sealed class ClockSetBack : TimeProvider
{
    private int _looks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddHours(-Interlocked.Increment(ref _looks));
}
