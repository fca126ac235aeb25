using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.TestServer;

namespace Rlaif.Labelers.Tests;

public sealed class ExampleWriterTests
{
    private const string Fruit = """{"texts":["A ripe pear.","  Plums! ","","A ripe pear.",7,"known one","a third"]}""";
    private const string Metal = """```json {"texts":["Rust on iron."]} ```""";
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(61);
    private static readonly LabelSet Labels = new([new LabelDefinition("fruit", "what grows on trees", ["known one"]), new LabelDefinition("metal"), new LabelDefinition("stone")]);

    [Fact]
    public async Task WriteAsync_GoodReplies_AddsTextsOfEachClass()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Text(Class(request) switch { "fruit" => Fruit, "metal" => Metal, _ => """{"texts":["Granite.","Slate."]}""" }));

        var written = await WriteAsync(server, new ExampleWriterOptions { Count = 2, Prices = new TokenPrices(1, 2) });

        Assert.Equal(["fruit", "metal", "stone"], written.Labels.Select(label => label.Name));
        Assert.Equal(["known one", "A ripe pear.", "Plums!"], written.Labels[0].Examples);
        Assert.Equal("what grows on trees", written.Labels[0].Description);
        Assert.Equal(["Rust on iron."], written.Labels[1].Examples);
        Assert.Equal(["Granite.", "Slate."], written.Labels[2].Examples);
        Assert.Empty(written.Missing);
        Assert.Equal((3, 3), (written.Requests, server.Requests.Count));
        Assert.True(written.Usage.PromptTokens > 0 && written.Cost > 0);
    }

    [Fact]
    public async Task WriteAsync_BadReply_IsAskedForOnceMore()
    {
        var asked = 0;
        await using var server = await LabelingServer.StartAsync(request => Class(request) switch
        {
            "fruit" => Reply.Text("""{"texts":["Pear."]}"""),
            "metal" => Interlocked.Increment(ref asked) == 1 ? Reply.CutOff("""{"texts":["Iron."]}""") : Reply.Text(Metal),
            _ => Reply.Text("""{"texts":"none"}"""),
        });

        var written = await WriteAsync(server);

        Assert.Equal(["Rust on iron."], written.Labels[1].Examples);
        Assert.Empty(written.Labels[2].Examples);
        Assert.Equal(["stone"], written.Missing);
        Assert.Equal((5, null), (written.Requests, written.Cost));
    }

    [Fact]
    public async Task WriteAsync_SchemaRefused_AsksWithoutItFromThenOn()
    {
        await using var server = await LabelingServer.StartAsync(request =>
            request.Schema is null ? Reply.Text(Metal) : Reply.ParameterRefused("response_format"));

        var written = await WriteAsync(server);

        Assert.Empty(written.Missing);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task WriteAsync_ServerErrorOfOneClass_LeavesItAsItIs()
    {
        await using var server = await LabelingServer.StartAsync(request => Class(request) == "metal" ? Reply.Status(500) : Reply.Text(Metal));

        var written = await WriteAsync(server);

        Assert.Equal(["metal"], written.Missing);
    }

    [Fact]
    public async Task WriteAsync_WrongKey_CostsOneRequest()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.WrongKey());

        await Assert.ThrowsAsync<LabelingException>(() => WriteAsync(server));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task WriteAsync_ManyClasses_KeepsToItsConcurrency()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Metal));
        using var client = Client(server);

        var written = await new ExampleWriter(client, new ExampleWriterOptions { MaxConcurrency = 2 }).WriteAsync(new LabelSet(Enumerable.Range(0, 20).Select(number => $"class {number}")));

        Assert.Equal(20, written.Requests);
        Assert.InRange(server.PeakConcurrency, 1, 2);
    }

    private static string Class(ChatRequest request) =>
        Labels.Single(label => request.LastUserText.Contains($"texts of the class \"{label.Name}\"", StringComparison.Ordinal)).Name;

    private static async Task<WrittenExamples> WriteAsync(LabelingServer server, ExampleWriterOptions? options = null)
    {
        using var client = Client(server);
        return await new ExampleWriter(client, options).WriteAsync(Labels);
    }

    private static IChatClient Client(LabelingServer server) => ModelClient.Wrap(
        OpenAIServer.Compatible(server.Endpoint, "model-1", "sk-none"),
        new ModelClientOptions { Resilience = new ResilienceOptions { AttemptTimeout = AttemptTimeout, Translate = OpenAIFailures.Translate } },
        new EagerTimeProvider(AttemptTimeout).For(server));
}
