namespace Rlaif.Clients.Tests.Rates;

/// <summary>A clock that jumps from event to event, all of them on the thread of its test.</summary>
/// <param name="lateness">How late a timer is at most, as real ones are; drawn from a fixed seed.</param>
internal sealed class VirtualTime(TimeSpan lateness = default) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2015, 10, 21, 7, 28, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Action, (TimeSpan Time, int Order)> _events = new();
    private readonly Random _random = new(3);
    private int _order;

    public TimeSpan Now { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + Now;

    public void At(TimeSpan time, Action action) => _events.Enqueue(action, (time, _order++));

    public void After(TimeSpan wait, Action action) => At(Now + wait, action);

    /// <summary>Jumps to the next event and lets it happen.</summary>
    /// <returns>False where there is none.</returns>
    public bool RunNext()
    {
        if (!_events.TryDequeue(out var action, out var when))
        {
            return false;
        }

        Now = when.Time;
        action();
        return true;
    }

    /// <summary>Lets everything happen up to a time.</summary>
    public void RunUntil(TimeSpan time)
    {
        while (_events.TryPeek(out _, out var when) && when.Time <= time)
        {
            RunNext();
        }

        Now = time;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class VirtualTimer(VirtualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private int _settings;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_settings;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.After(dueTime + (clock._random.NextDouble() * clock.Lateness), () =>
                {
                    if (setting == _settings)
                    {
                        callback(state);
                    }
                });
            }

            return true;
        }

        public void Dispose() => _settings++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private TimeSpan Lateness => lateness;
}
