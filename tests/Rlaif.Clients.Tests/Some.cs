using Microsoft.Extensions.AI;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

internal static class Some
{
    public const string RowText = "my card was stolen in Lisbon";

    // No delay has this length, so that the clock can tell timeouts from delays.
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(77);

    public static readonly ChatMessage[] Messages = [new(ChatRole.System, "Choose a label."), new(ChatRole.User, RowText)];

    public static EagerTimeProvider Clock() => new(AttemptTimeout);

    public static ResilienceOptions Options() => new() { AttemptTimeout = AttemptTimeout, UseJitter = false };

    public static ChatResponse Response() => new(new ChatMessage(ChatRole.Assistant, "spam"))
    {
        ModelId = "small-2",
        ResponseId = "r-1",
        FinishReason = ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = 40, OutputTokenCount = 5, CachedInputTokenCount = 8 },
    };

    public static TimeSpan[] Seconds(params double[] seconds) => [.. seconds.Select(second => TimeSpan.FromSeconds(second))];
}
