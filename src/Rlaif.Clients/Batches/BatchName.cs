namespace Rlaif.Clients.Batches;

/// <summary>A batch's name as it may be shown: from a server, what is no identifier may be anything.</summary>
internal readonly record struct BatchName(string Id)
{
    public override string ToString() => Identifier.OrNull(Id) ?? "(unnamed)";
}
