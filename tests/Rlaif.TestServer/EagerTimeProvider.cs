namespace Rlaif.TestServer;

/// <summary>A clock for tests: delays end at once and are kept, attempt timeouts end only when told.</summary>
/// <param name="attemptTimeout">The length by which timeouts are told from delays; choose one that no delay has.</param>
public sealed class EagerTimeProvider(TimeSpan attemptTimeout) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _delays = [];
    private readonly HashSet<EagerTimer> _timeouts = [];
    private Func<int> _hungRequests = () => 0;
    private DateTimeOffset _now = new(2015, 10, 21, 7, 28, 0, TimeSpan.Zero);
    private int _expired;

    /// <summary>Whether the clock stands still at a delay instead of jumping to its end; for concurrent calls.</summary>
    public bool StandsStill { get; init; }

    /// <summary>The delays so far, in the order in which they began.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_gate)
            {
                return [.. _delays];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <summary>Lets the timeouts of requests that hang on a server end as soon as nothing else is under way.</summary>
    public EagerTimeProvider For(LabelingServer server)
    {
        _hungRequests = () => server.HungRequests;
        server.RequestHung += (_, _) => ExpireIfAllHang();
        return this;
    }

    public void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
        }
    }

    /// <summary>Ends every timeout that is running.</summary>
    public void ExpireTimeouts()
    {
        List<EagerTimer> expired;
        lock (_gate)
        {
            expired = [.. _timeouts];
            Expire();
        }

        expired.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EagerTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Start(EagerTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            if (dueTime == attemptTimeout)
            {
                _timeouts.Add(timer);
                return;
            }

            _delays.Add(dueTime);
            _now += StandsStill ? TimeSpan.Zero : dueTime;
        }

        timer.Fire();
    }

    internal void Stop(EagerTimer timer)
    {
        lock (_gate)
        {
            _timeouts.Remove(timer);
        }

        ExpireIfAllHang();
    }

    private void ExpireIfAllHang()
    {
        List<EagerTimer> expired;

        // A hanging request keeps its timeout until it is ended here, so equal numbers mean that nothing else is under way.
        // The server counts first: one that begins to hang meanwhile comes back here.
        var hung = _hungRequests();
        lock (_gate)
        {
            if (_timeouts.Count == 0 || hung - _expired != _timeouts.Count)
            {
                return;
            }

            expired = [.. _timeouts];
            Expire();
        }

        expired.ForEach(timer => timer.Fire());
    }

    private void Expire()
    {
        _expired += _timeouts.Count;
        _timeouts.Clear();
        _now += StandsStill ? TimeSpan.Zero : attemptTimeout;
    }
}
