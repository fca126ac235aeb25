namespace Rlaif.Clients.Admission;

/// <summary>What a gate gave to one attempt, which gives it back exactly once, however it ends.</summary>
internal interface ICallPermit
{
    void Leave(CallResult result);
}
