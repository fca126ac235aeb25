using Rlaif.Clients.Admission;

namespace Rlaif.Clients.Budgets;

/// <summary>The worst case of one attempt: first in line, then held, at the end settled by what it used.</summary>
internal sealed class Reservation(Account account, CallSize size, TokenPrices? prices) : ICallPermit
{
    private readonly TaskCompletionSource _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Round => size.Round;

    public Amount Worst { get; } = Amount.OfOne(new TokenUsage(size.PromptTokens, size.CompletionTokens ?? 0), prices);

    public Task Admitted => _admitted.Task;

    public void Admit() => _admitted.SetResult();

    public void Refuse(RequestNotMadeException refusal)
    {
        _admitted.SetException(refusal);

        // Whoever waited may have gone.
        _ = _admitted.Task.Exception;
    }

    public void Leave(CallResult result) =>
        account.Settle(this, result.IsHeldBack ? Amount.Nothing : Amount.OfOne(Settlement.UsageOf(result, size), prices));
}
