using Microsoft.Extensions.AI;
using OpenAI.Embeddings;
using Rlaif.TestServer;
using EmbeddingGenerationOptions = Microsoft.Extensions.AI.EmbeddingGenerationOptions;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class OpenAIEmbeddingGeneratorTests
{
    private static readonly string[] Texts = ["the first text", "another text", "naïve \"quoted\" 😀\n"];

    [Theory]
    [InlineData(VectorFlaw.None)]
    [InlineData(VectorFlaw.Numbers)]
    [InlineData(VectorFlaw.Reversed)]
    public async Task GenerateAsync_VectorsInAnyFormAndOrder_AnswersInOrderOfTexts(VectorFlaw flaw)
    {
        await using var server = await LabelingServer.StartEmbeddingAsync(_ => Reply.Vectors(flaw));

        var embeddings = await Some.Generator(server).GenerateAsync(Texts);

        Assert.Equal(Texts.Select(text => TextVectors.Of(text)), embeddings.Select(embedding => embedding.Vector.ToArray()));
        Assert.All(embeddings, embedding => Assert.Equal("small-2015-10-21", embedding.ModelId));
        Assert.Equal((21, 21), (embeddings.Usage!.InputTokenCount, embeddings.Usage.TotalTokenCount));
    }

    [Fact]
    public async Task GenerateAsync_Always_SendsWhatServersKnow()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();

        await Some.Generator(server).GenerateAsync(Texts);

        var request = Assert.Single(server.EmbeddingRequests);
        Assert.Equal(["encoding_format", "input", "model"], request.Body.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Texts, request.Texts);
        Assert.Equal(("small", Some.Key, true), (request.Model, request.ApiKey, request.WantsBase64));
    }

    [Fact]
    public async Task GenerateAsync_OptionsGiven_AreSent()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();
        var options = new EmbeddingGenerationOptions
        {
            Dimensions = 8,
            ModelId = "large",
            RawRepresentationFactory = _ => new global::OpenAI.Embeddings.EmbeddingGenerationOptions { EndUserId = "u-1" },
        };

        var embeddings = await Some.Generator(server).GenerateAsync(Texts, options);

        var request = Assert.Single(server.EmbeddingRequests);
        Assert.Equal((8, "large", "u-1"), (request.Dimensions, request.Model, request.Body.GetProperty("user").GetString()));
        Assert.All(embeddings, embedding => Assert.Equal(8, embedding.Dimensions));
    }

    [Fact]
    public async Task GenerateAsync_HalfASurrogatePair_IsSentAsAReplacement()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();

        await Some.Generator(server).GenerateAsync(["half \ud83d text"]);

        Assert.Equal(["half \ufffd text"], Assert.Single(server.EmbeddingRequests).Texts);
    }

    [Fact]
    public async Task GenerateAsync_NoText_IsRefused()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();

        await Assert.ThrowsAsync<ArgumentException>("values", () => Some.Generator(server).GenerateAsync([]));

        Assert.Empty(server.EmbeddingRequests);
    }

    [Theory]
    [InlineData(VectorFlaw.TooFew, "vector_count")]
    [InlineData(VectorFlaw.TooMany, "vector_count")]
    [InlineData(VectorFlaw.SameIndex, "vector_order")]
    [InlineData(VectorFlaw.NotANumber, "vector_values")]
    [InlineData(VectorFlaw.OtherLength, "vector_dimensions")]
    public async Task GenerateAsync_FlawedVectorsThroughTheStack_AreRefusedWithASentence(VectorFlaw flaw, string code)
    {
        await using var server = await LabelingServer.StartEmbeddingAsync(_ => Reply.Vectors(flaw));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Stack(server).GenerateAsync(Texts));

        Assert.Equal((FailureKind.InvalidRequest, code, 1), (failure.Kind, failure.Code, failure.Attempts));
        Assert.Single(server.EmbeddingRequests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":[{}],\"model\":\"m\",\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":\"no base64!\"}]}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":[\"x\"]}]}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":\"\"}]}")]
    [InlineData("{\"data\":[{\"index\":0,\"embedding\":[]}]}")]
    [InlineData("{\"data\":[{\"index\":\"zero\",\"embedding\":[0.5]}]}")]
    [InlineData("<html>")]
    public async Task GenerateAsync_ReplyThatMakesNoSense_IsUnreadableOrRefused(string body)
    {
        await using var server = await LabelingServer.StartEmbeddingAsync(_ => Reply.Body(200, body));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Stack(server).GenerateAsync(["x"]));

        Assert.Contains(failure.Code, new[] { "unreadable_reply", "vector_count", "vector_values" });
    }

    [Fact]
    public async Task GenerateAsync_WrongKey_CostsOneRequestAndLeaksNothing()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync(_ => Reply.WrongKey());

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Stack(server).GenerateAsync(Enumerable.Range(0, 1000).Select(number => $"Lisbon {number}")));

        Assert.Equal((FailureKind.Unauthorized, 401, "invalid_api_key"), (failure.Kind, failure.Status, failure.Code));
        Assert.Single(server.EmbeddingRequests);
        Assert.DoesNotContain("Lisbon", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Some.Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GenerateAsync_UnknownModel_SaysSo()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync(_ => Reply.UnknownModel());

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Stack(server).GenerateAsync(Texts));

        Assert.Equal($"The server knows no such model or path ({server.Endpoint.AbsoluteUri.TrimEnd('/')}, model {Some.Model}, 404, model_not_found, parameter model); check the model name and the endpoint.", failure.Message);
    }

    [Fact]
    public async Task GenerateAsync_BlankTexts_AreNeverSentAsSuch()
    {
        await using var server = await LabelingServer.StartEmbeddingAsync();

        var embeddings = await Some.Stack(server).GenerateAsync([string.Empty, "text", " \n"]);

        Assert.Equal([".", "text"], Assert.Single(server.EmbeddingRequests).Texts);
        Assert.Equal(3, embeddings.Count);
    }

    [Fact]
    public async Task GenerateAsync_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        await using var server = await LabelingServer.StartEmbeddingAsync(_ =>
        {
            source.Cancel();
            return Reply.Hang();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Some.Stack(server).GenerateAsync(Texts, cancellationToken: source.Token));
    }

    [Fact]
    public void GetService_Always_NamesTheModelAndTheClient()
    {
        using var generator = OpenAIServer.CompatibleEmbeddings(new Uri("http://localhost:11434"), "nomic");

        var metadata = generator.GetService<EmbeddingGeneratorMetadata>()!;
        Assert.Equal(("openai", new Uri("http://localhost:11434/v1/"), "nomic"), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
        Assert.NotNull(generator.GetService<EmbeddingClient>());
        Assert.Same(generator, generator.GetService<OpenAIEmbeddingGenerator>());
        Assert.Null(((IEmbeddingGenerator)generator).GetService(typeof(EmbeddingClient), "key"));
    }

    [Fact]
    public void Factories_Always_ConnectToWhereTheChatClientsDo()
    {
        var azure = new Uri("https://res.openai.azure.com");
        (EmbeddingGeneratorMetadata Embeddings, ChatClientMetadata Chat)[] pairs =
        [
            (Metadata(OpenAIServer.OpenAIEmbeddings("m", Some.Key)), Metadata(OpenAIServer.OpenAI("m", Some.Key))),
            (Metadata(OpenAIServer.AzureEmbeddings(azure, "m", Some.Key)), Metadata(OpenAIServer.Azure(azure, "m", Some.Key))),
            (Metadata(OpenAIServer.AzureEmbeddings(azure, "m", new FixedTokenProvider("t"))), Metadata(OpenAIServer.Azure(azure, "m", new FixedTokenProvider("t")))),
        ];

        Assert.All(pairs, pair => Assert.Equal(
            (pair.Chat.ProviderName, pair.Chat.ProviderUri, pair.Chat.DefaultModelId),
            (pair.Embeddings.ProviderName, pair.Embeddings.ProviderUri, pair.Embeddings.DefaultModelId)));
        Assert.Throws<ArgumentException>("endpoint", () => OpenAIServer.AzureEmbeddings(new Uri("http://res.openai.azure.com"), "d"));
        Assert.Throws<ArgumentException>("apiKey", () => OpenAIServer.OpenAIEmbeddings("m", "sk-…"));
    }

    [Fact]
    public void TextVectors_TextsWithWordsInCommon_AreMoreAlike()
    {
        static float Cosine(string one, string other) => TextVectors.Of(one).Zip(TextVectors.Of(other), (x, y) => x * y).Sum();

        Assert.Equal(1, Cosine("my card is lost", "Lost is my card!"), precision: 4);
        Assert.True(Cosine("my card is lost", "my card is stolen") > Cosine("my card is lost", "weather in Lisbon today") + 0.3);
    }

    private static EmbeddingGeneratorMetadata Metadata(OpenAIEmbeddingGenerator generator) => generator.GetService<EmbeddingGeneratorMetadata>()!;

    private static ChatClientMetadata Metadata(OpenAIChatClient client) => client.GetService<ChatClientMetadata>()!;
}
