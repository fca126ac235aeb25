using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Rates;

/// <summary>A request that waits for its turn.</summary>
internal sealed class QueuedCall(CallSize size, TimeSpan arrival)
{
    // Whoever waits goes on elsewhere: the thread that lets it in holds the lock.
    private readonly TaskCompletionSource<ICallPermit> _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _registration;

    public CallSize Size => size;

    public TimeSpan Arrival => arrival;

    public Task<ICallPermit> Admitted => _admitted.Task;

    /// <summary>Ends the wait with the caller's token; before it begins.</summary>
    public void CancelWith(CancellationToken cancellationToken) => _registration = cancellationToken.UnsafeRegister(
        static (call, token) => ((QueuedCall)call!)._admitted.TrySetCanceled(token), this);

    /// <summary>Returns false where the caller has gone.</summary>
    public bool TryAdmit(ICallPermit permit)
    {
        _registration.Unregister();
        return _admitted.TrySetResult(permit);
    }

    public void Refuse(Exception reason)
    {
        _registration.Unregister();
        _admitted.TrySetException(reason);
    }
}
