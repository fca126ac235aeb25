namespace Rlaif.Clients.Budgets;

/// <summary>What a budget limits.</summary>
internal enum Ceiling
{
    Cost,
    Tokens,
    Requests,
    Duration,
}
