using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

internal static class Some
{
    public const string RowText = "my card was stolen in Lisbon";
    public const string Key = "sk-secret-0123456789";
    public const string Model = "small";

    // No delay has this length, so that the clock can tell timeouts from delays.
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(77);

    public static readonly string[] Labels = ["card lost", "card stolen", "café \"au lait\""];

    public static ChatMessage[] Messages(string row = RowText) => [new(ChatRole.System, "Choose a label."), new(ChatRole.User, row)];

    public static ChatOptions Options() => new()
    {
        Temperature = 0,
        MaxOutputTokens = 64,
        Seed = 7,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema(Labels), "label"),
    };

    public static JsonElement Schema(IEnumerable<string> labels) => JsonSerializer.SerializeToElement(new
    {
        type = "object",
        properties = new { label = new { type = "string", @enum = labels } },
        required = new[] { "label" },
        additionalProperties = false,
    });

    public static ResilienceOptions Resilience() => new() { AttemptTimeout = AttemptTimeout, UseJitter = false };

    public static OpenAIChatClient Client(LabelingServer server) => OpenAIServer.Compatible(server.Endpoint, Model, Key);

    public static OpenAIEmbeddingGenerator Generator(LabelingServer server) => OpenAIServer.CompatibleEmbeddings(server.Endpoint, Model, Key);

    public static IEmbeddingGenerator<string, Embedding<float>> Stack(LabelingServer server) =>
        ModelClient.Wrap(Generator(server), resilience: Resilience(), timeProvider: new EagerTimeProvider(AttemptTimeout).For(server));
}
