namespace Rlaif.Clients.Admission;

/// <summary>Stands before each attempt: lets it through at once, later, or not at all.</summary>
internal interface ICallGate
{
    /// <exception cref="RequestNotMadeException">The request is not to be made.</exception>
    ValueTask<ICallPermit> EnterAsync(CallSize size, CancellationToken cancellationToken);
}
