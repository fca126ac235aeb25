namespace Rlaif.Clients.Batches;

/// <summary>The name of a batch as it may be shown: it comes from the server, and what is no name may be anything.</summary>
internal readonly record struct BatchName(string Id)
{
    public override string ToString() => Identifier.OrNull(Id) ?? "(unnamed)";
}
