namespace Rlaif.Clients.Admission;

/// <summary>Gates in a row, passed in their order and left in the reverse one.</summary>
internal sealed class CallGates(IReadOnlyList<ICallGate> gates) : ICallGate
{
    public async ValueTask<ICallPermit> EnterAsync(CallSize size, CancellationToken cancellationToken)
    {
        var permits = new Permits(gates.Count);
        try
        {
            foreach (var gate in gates)
            {
                permits.Add(await gate.EnterAsync(size, cancellationToken).ConfigureAwait(false));
            }

            return permits;
        }
        catch
        {
            permits.Leave(CallResult.NeverSent);
            throw;
        }
    }

    private sealed class Permits(int capacity) : ICallPermit
    {
        private readonly Stack<ICallPermit> _permits = new(capacity);

        public void Add(ICallPermit permit) => _permits.Push(permit);

        public void Leave(CallResult result)
        {
            while (_permits.TryPop(out var permit))
            {
                permit.Leave(result);
            }
        }
    }
}
