namespace Rlaif.Clients.Tests;

/// <summary>A clock whose delays never end; the first one cancels the caller.</summary>
internal sealed class EndlessDelays(CancellationTokenSource caller) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Some.AttemptTimeout)
        {
            ThreadPool.QueueUserWorkItem(_ => caller.Cancel());
        }

        return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
