namespace Rlaif.TestServer;

/// <summary>A timer of an <see cref="EagerTimeProvider"/>.</summary>
internal sealed class EagerTimer(EagerTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            clock.Stop(this);
        }
        else
        {
            clock.Start(this, dueTime);
        }

        return true;
    }

    // On another thread, as a real timer does.
    public void Fire() => ThreadPool.QueueUserWorkItem(_ => callback(state));

    public void Dispose() => clock.Stop(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
