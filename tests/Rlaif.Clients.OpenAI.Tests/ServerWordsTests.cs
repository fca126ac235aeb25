using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

/// <summary>What a server says of a refused key or an unknown model, and what of it is repeated.</summary>
public sealed class ServerWordsTests
{
    [Theory]
    [InlineData("{\"error\":{\"message\":\"model 'small' not found, try pulling it first\",\"type\":\"api_error\"}}", "model 'small' not found, try pulling it first")]
    [InlineData("{\"error\":\"model 'small' not found\"}", "model 'small' not found")]
    [InlineData("{\"object\":\"error\",\"message\":\"The model `small` does not exist.\",\"code\":404}", "The model `small` does not exist.")]
    [InlineData("{\"detail\":\"Not Found\"}", "Not Found")]
    [InlineData("{\"detail\":\"No route for sk-secret-0123456789 here\"}", "No route for … here")]
    [InlineData("{\"detail\":\"No route for key sk-s...6789\"}", "No route for key …")]
    [InlineData("{\"detail\":\"No route for my card was gone\"}", null)]
    [InlineData("{\"detail\":\"No route: LISBON\"}", null)]
    [InlineData("{\"detail\":\"Kein Modell für euch\"}", null)]
    [InlineData("<html><body>404</body></html>", null)]
    public async Task GetResponseAsync_NotFound_RepeatsWhatIsTheServersOwn(string body, string? said)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(404, body));
        using var client = ModelClient.Wrap(Some.Client(server), new ModelClientOptions { Resilience = Some.Resilience() }, new EagerTimeProvider(Some.AttemptTimeout));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages(), Some.Options()));

        Assert.Equal((FailureKind.UnknownModel, said), (failure.Kind, failure.ServerMessage));
        Assert.StartsWith($"The server knows no such model or path ({server.Endpoint.AbsoluteUri.TrimEnd('/')}, model small, 404", failure.Message, StringComparison.Ordinal);
        Assert.Equal(said is not null, failure.Message.Contains($", saying \"{said}\"; check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetResponseAsync_KeyWantedAndNoneGiven_SaysThatNoneWasSent()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(401, "{\"error\":{\"message\":\"You didn't provide an API key.\",\"code\":\"invalid_api_key\"}}"));
        using var client = ModelClient.Wrap(OpenAIServer.Compatible(server.Endpoint, Some.Model), new ModelClientOptions { Resilience = Some.Resilience() }, new EagerTimeProvider(Some.AttemptTimeout));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages()));

        Assert.Equal((FailureKind.Unauthorized, "no_key_sent", "You didn't provide an API key."), (failure.Kind, failure.Code, failure.ServerMessage));
    }

    [Fact]
    public async Task GenerateAsync_UnknownModel_RepeatsTheServerWithoutTheTexts()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync(_ => Reply.Body(404, "{\"error\":\"model 'small' not found\"}"));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Stack(server).GenerateAsync(["my card"]));

        Assert.Equal("model 'small' not found", failure.ServerMessage);
    }

    [Fact]
    public async Task GetResponseAsync_BadRequest_RepeatsNothing()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Body(400, "{\"error\":\"bad words\"}"));

        Assert.Null((await Assert.ThrowsAsync<ModelServerException>(() => Some.Client(server).GetResponseAsync(Some.Messages()))).ServerMessage);
    }
}
