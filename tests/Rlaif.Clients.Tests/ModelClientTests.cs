using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests;

public sealed class ModelClientTests
{
    [Fact]
    public void Wrap_PlainClient_PutsTelemetryAroundResilience()
    {
        var inner = new ScriptedChatClient(_ => null);

        using var client = ModelClient.Wrap(inner);

        Assert.IsType<TelemetryChatClient>(client);
        Assert.NotNull(client.GetService<ResilientChatClient>());
    }

    [Fact]
    public void Wrap_ClientWithARetryLayer_IsReturnedAsItIs()
    {
        using var client = ModelClient.Wrap(new ScriptedChatClient(_ => null));

        Assert.Same(client, ModelClient.Wrap(client));
    }

    [Fact]
    public async Task Wrap_PlainGenerator_HasOneRetryLayerUnderTelemetryAndNamesItsModel()
    {
        var inner = new ScriptedGenerator();

        using var generator = ModelClient.Wrap(inner);

        Assert.NotNull(generator.GetService<TelemetryEmbeddingGenerator>());
        Assert.NotNull(generator.GetService<ResilientEmbeddingGenerator>());
        Assert.Equal("small", generator.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId);
        Assert.Empty(await generator.GenerateAsync([]));
        Assert.Empty(inner.Requests);
    }

    [Fact]
    public void Wrap_GeneratorWithARetryLayer_IsReturnedAsItIs()
    {
        using var generator = ModelClient.Wrap(new ScriptedGenerator());

        Assert.Same(generator, ModelClient.Wrap(generator));
    }
}
