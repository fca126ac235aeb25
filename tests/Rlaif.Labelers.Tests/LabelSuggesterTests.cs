using System.Globalization;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.TestServer;

namespace Rlaif.Labelers.Tests;

public sealed class LabelSuggesterTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public async Task SuggestAsync_GoodReply_IsALabelSet(int classes)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Classes(classes)));

        var suggested = await SuggestAsync(server, new LabelSuggesterOptions { Prices = new TokenPrices(1, 2) }, "a text");

        Assert.Equal(classes, suggested.Labels.Count);
        Assert.Equal(("class 1", "What is 1."), (suggested.Labels[1].Name, suggested.Labels[1].Description));
        Assert.Equal(["one", "two", "three"], suggested.Labels[0].Examples);
        Assert.Equal(1, suggested.Requests);
        Assert.True(suggested.Usage.PromptTokens > 0 && suggested.Cost > 0);
    }

    [Fact]
    public async Task SuggestAsync_TooManyClasses_ThrowsAfterTwoTries()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Classes(101)));

        await Assert.ThrowsAsync<LabelingException>(() => SuggestAsync(server, options: null, "a text"));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task SuggestAsync_ManyLongTexts_SendsNoMoreThanTheSettingsAllow()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Classes(2)));

        await SuggestAsync(server, new LabelSuggesterOptions { MaxTextLength = 50, MaxSampleLength = 1_000 }, [.. Enumerable.Repeat(new string('x', 5_000), 100)]);

        var sent = Assert.Single(server.Requests).LastUserText;
        Assert.InRange(sent.Length, 900, 1_000);
        Assert.All(sent.TrimEnd().Split('\n'), line => Assert.Equal("""{"text":""".Length + 53, line.Length));
    }

    [Fact]
    public async Task SuggestAsync_SchemaRefused_AsksWithoutIt()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Schema is null ? Reply.Text(Classes(3)) : Reply.ParameterRefused("response_format"));

        Assert.Equal(3, (await SuggestAsync(server, options: null, "a text")).Labels.Count);
    }

    [Fact]
    public async Task SuggestAsync_NoTexts_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new LabelSuggester(OpenAIServer.Compatible(new Uri("http://127.0.0.1:9"), "m")).SuggestAsync([]));

    private static async Task<SuggestedLabels> SuggestAsync(LabelingServer server, LabelSuggesterOptions? options, params string[] texts)
    {
        using var client = ModelClient.Wrap(OpenAIServer.Compatible(server.Endpoint, "model-1"));
        return await new LabelSuggester(client, options).SuggestAsync(texts);
    }

    private static string Classes(int count) =>
        $"{{\"labels\":[{string.Join(',', Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $$"""{"name":" class {{number}}","description":"What is {{number}}.","examples":["one","two"," ","three","four"]}""")))}]}}";
}
