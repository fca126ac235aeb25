using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Writing;

/// <summary>What a model is asked to write.</summary>
internal sealed record WritingRequest(IReadOnlyList<ChatMessage> Messages, ChatResponseFormat Format, int MaxOutputTokens, int Seed);
