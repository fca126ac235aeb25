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

        Assert.Equal([["A ripe pear.", "Plums!"], ["Rust on iron."], ["Granite.", "Slate."]], written.Select(examples => examples.Texts));
        Assert.Equal((3, 3), (written.Sum(examples => examples.Requests), server.Requests.Count));
        Assert.All(written, examples => Assert.True(examples.Usage.PromptTokens > 0 && examples.Cost > 0));
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

        Assert.Equal([["Pear."], ["Rust on iron."], []], written.Select(examples => examples.Texts));
        Assert.Equal([1, 2, 2], written.Select(examples => examples.Requests));
        Assert.All(written, examples => Assert.Null(examples.Cost));
    }

    [Fact]
    public async Task WriteAsync_SchemaRefused_AsksWithoutItFromThenOn()
    {
        await using var server = await LabelingServer.StartAsync(request =>
            request.Schema is null ? Reply.Text(Metal) : Reply.ParameterRefused("response_format"));

        var written = await WriteAsync(server);

        Assert.All(written, examples => Assert.Equal(["Rust on iron."], examples.Texts));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task WriteAsync_NobodyThere_SaysSoAndYieldsNothing()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Status(503));

        var failure = await Assert.ThrowsAsync<LabelingException>(() => WriteAsync(server));

        Assert.StartsWith("No texts came for the class 'fruit': ", failure.Message, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("fruit", Class(request)));
    }

    [Fact]
    public async Task WriteAsync_ServerErrorOfOneClass_YieldsTheOthersAndThrows()
    {
        await using var server = await LabelingServer.StartAsync(request => Class(request) == "metal" ? Reply.Status(500) : Reply.Text(Metal));

        using var client = Client(server);
        var written = new List<string>();
        await Assert.ThrowsAsync<LabelingException>(async () =>
        {
            await foreach (var examples in new ExampleWriter(client).WriteAsync(Labels, ["fruit", "stone", "metal"]))
            {
                written.Add(examples.Label);
            }
        });

        Assert.Equal(["fruit", "stone"], written);
    }

    [Fact]
    public async Task WriteAsync_RequestRefusedForOneClass_LeavesItWithoutTexts()
    {
        await using var server = await LabelingServer.StartAsync(request => Class(request) == "metal" ? Reply.FilteredPrompt() : Reply.Text(Metal));

        var written = await WriteAsync(server);

        Assert.Equal([1, 0, 1], written.Select(examples => examples.Texts.Count));
    }

    [Fact]
    public async Task WriteAsync_ClientThatForbidsTheCall_IsNotAskedAgain()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Metal));
        using var client = new ForbiddingClient(Client(server));

        var failure = await Assert.ThrowsAsync<LabelingException>(() => WriteAsync(new ExampleWriter(client), Labels));

        Assert.Equal(("Not today.", 1), (failure.Message, client.Calls));
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

        var written = await WriteAsync(new ExampleWriter(client, new ExampleWriterOptions { MaxConcurrency = 2 }), new LabelSet(Enumerable.Range(0, 20).Select(number => $"class {number}")));

        Assert.Equal(20, written.Sum(examples => examples.Requests));
        Assert.InRange(server.PeakConcurrency, 1, 2);
    }

    [Fact]
    public async Task Estimate_OfTheCalls_HoldsForWhatTheyTake()
    {
        const string Written = """{"texts":["A ripe pear fell off the tree last night, and nobody picked it up.","Plums again."]}""";
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text(Written));
        using var client = Client(server);
        var writer = new ExampleWriter(client, new ExampleWriterOptions { Count = 2, Prices = new TokenPrices(1, 2) });

        var (low, expected, high) = writer.Estimate(Labels);
        await WriteAsync(writer, Labels);

        // Four characters a token, a basis that needs no tokenizer.
        var tokens = server.Requests.Sum(request => request.Messages.Sum(message => message.Text.Length)) / 4;
        Assert.Equal((3, 3), (low.Requests, server.Requests.Count));
        Assert.InRange(tokens, low.PromptTokens, high.PromptTokens);
        Assert.InRange(3 * Written.Length / 4, low.CompletionTokens, high.CompletionTokens);
        Assert.InRange(expected.Cost!.Value, low.Cost!.Value, high.Cost!.Value);
    }

    private static string Class(ChatRequest request) =>
        Labels.Single(label => request.LastUserText.Contains($"texts of the class \"{label.Name}\"", StringComparison.Ordinal)).Name;

    private static async Task<List<WrittenExamples>> WriteAsync(LabelingServer server, ExampleWriterOptions? options = null)
    {
        using var client = Client(server);
        return await WriteAsync(new ExampleWriter(client, options), Labels);
    }

    // In the order of the classes, whichever came first.
    private static async Task<List<WrittenExamples>> WriteAsync(ExampleWriter writer, LabelSet labels)
    {
        var written = new List<WrittenExamples>();
        await foreach (var examples in writer.WriteAsync(labels, [.. labels.Select(label => label.Name)]))
        {
            written.Add(examples);
        }

        return [.. written.OrderBy(examples => labels.IndexOf(examples.Label))];
    }

    private static IChatClient Client(LabelingServer server) => ModelClient.Wrap(
        OpenAIServer.Compatible(server.Endpoint, "model-1", "sk-none"),
        new ModelClientOptions { Resilience = new ResilienceOptions { AttemptTimeout = AttemptTimeout, Translate = OpenAIFailures.Translate } },
        new EagerTimeProvider(AttemptTimeout).For(server));

    private sealed class ForbiddingClient(IChatClient inner) : DelegatingChatClient(inner)
    {
        public int Calls { get; private set; }

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            throw new LabelingException("Not today.");
        }
    }
}
