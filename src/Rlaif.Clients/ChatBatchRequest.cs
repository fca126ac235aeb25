using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>One request of a batch.</summary>
/// <param name="Id">Tells the request from the others of its batch; at most 64 letters, digits and <c>_ . -</c>.</param>
/// <param name="Messages">The messages.</param>
/// <param name="Options">The options; <see langword="null"/> for the server's defaults.</param>
public sealed record ChatBatchRequest(string Id, IReadOnlyList<ChatMessage> Messages, ChatOptions? Options = null);
