namespace Rlaif.Clients;

/// <summary>A batch that a server has taken.</summary>
/// <param name="Id">The server's name of it.</param>
/// <param name="Count">How many requests it holds, from the first that were handed in; at least 1.</param>
public sealed record SubmittedChatBatch(string Id, int Count);
