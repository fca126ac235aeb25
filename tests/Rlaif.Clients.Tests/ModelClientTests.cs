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
}
