using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class OpenAIServerTests
{
    [Theory]
    [InlineData("https://res.openai.azure.com", "https://res.openai.azure.com/openai/v1/")]
    [InlineData("https://res.openai.azure.com/", "https://res.openai.azure.com/openai/v1/")]
    [InlineData("https://res.openai.azure.com/openai", "https://res.openai.azure.com/openai/v1/")]
    [InlineData("https://res.openai.azure.com/openai/v1", "https://res.openai.azure.com/openai/v1/")]
    [InlineData("https://res.openai.azure.com/openai/v1/", "https://res.openai.azure.com/openai/v1/")]
    [InlineData("https://res.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-06-01", "https://res.openai.azure.com/openai/v1/")]
    [InlineData("https://res.services.ai.azure.com/api/projects/p", "https://res.services.ai.azure.com/api/projects/p/openai/v1/")]
    [InlineData("https://gateway.example.test:8443/openai-east", "https://gateway.example.test:8443/openai-east/openai/v1/")]
    public void Azure_EndpointInAnyForm_BecomesTheV1Endpoint(string given, string used)
    {
        using var client = OpenAIServer.Azure(new Uri(given), "d", Some.Key);

        var metadata = client.GetService<ChatClientMetadata>()!;
        Assert.Equal(("azure.ai.openai", new Uri(used), "d"), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
    }

    [Theory]
    [InlineData("http://localhost:11434", "http://localhost:11434/v1/")]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1/")]
    [InlineData("https://example.test/models/v3/", "https://example.test/models/v3/")]
    public void Compatible_EndpointWithoutPath_GetsV1(string given, string used)
    {
        using var client = OpenAIServer.Compatible(new Uri(given), "m");

        Assert.Equal(new Uri(used), client.GetService<ChatClientMetadata>()!.ProviderUri);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("file:///tmp")]
    public void Factories_EndpointThatIsNoAddress_NameIt(string endpoint)
    {
        var given = new Uri(endpoint, UriKind.RelativeOrAbsolute);

        Assert.Contains(endpoint, Assert.Throws<ArgumentException>(nameof(endpoint), () => OpenAIServer.Compatible(given, "m")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(nameof(endpoint), () => OpenAIServer.Azure(given, "d", Some.Key));
    }

    [Fact]
    public void OpenAI_Always_TalksToOpenAI()
    {
        using var client = OpenAIServer.OpenAI("gpt", Some.Key);

        var metadata = client.GetService<ChatClientMetadata>()!;
        Assert.Equal(("openai", "api.openai.com", "gpt"), (metadata.ProviderName, metadata.ProviderUri!.Host, metadata.DefaultModelId));
        Assert.NotNull(client.GetService<ChatClient>());
        Assert.Same(client, client.GetService<IChatClient>());
        Assert.Null(client.GetService<IChatClient>("key"));
    }

    [Fact]
    public async Task Compatible_WithAndWithoutKey_SendsItOrNothing()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));

        await OpenAIServer.Compatible(server.Endpoint, "m", Some.Key).GetResponseAsync(Some.Messages());
        await OpenAIServer.Compatible(server.Endpoint, "m").GetResponseAsync(Some.Messages());

        Assert.Equal([Some.Key, null], server.Requests.Select(request => request.ApiKey));
    }

    [Theory]
    [InlineData("sk-abc…xyz")]
    [InlineData("sk-abc\n")]
    [InlineData("sk-\u007fabc")]
    public void Factories_KeyThatNoHeaderCarries_RefuseItWithoutShowingIt(string apiKey)
    {
        var endpoint = new Uri("https://example.test");
        ArgumentException[] refusals =
        [
            Assert.Throws<ArgumentException>(nameof(apiKey), () => OpenAIServer.OpenAI("m", apiKey)),
            Assert.Throws<ArgumentException>(nameof(apiKey), () => OpenAIServer.Azure(endpoint, "d", apiKey)),
            Assert.Throws<ArgumentException>(nameof(apiKey), () => OpenAIServer.Compatible(endpoint, "m", apiKey)),
        ];

        Assert.All(refusals, refusal => Assert.DoesNotContain("abc", refusal.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Azure_Credential_SendsATokenOfTheRightScope()
    {
        using var handler = new CapturingHandler();
        using var http = new HttpClient(handler);
        var credential = new FixedTokenProvider("token-1");
        using var client = OpenAIServer.Azure(new Uri("https://res.openai.azure.com"), "d", credential, new HttpClientPipelineTransport(http));

        await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages()));

        Assert.Equal("https://ai.azure.com/.default", credential.Scope);
        Assert.Equal(("Bearer token-1", "https://res.openai.azure.com/openai/v1/chat/completions"), (handler.Authorization, handler.Address));
    }

    [Fact]
    public void Azure_CredentialOverPlainHttp_IsRefused() =>
        Assert.Throws<ArgumentException>("endpoint", () => OpenAIServer.Azure(new Uri("http://res.openai.azure.com"), "d"));
}
