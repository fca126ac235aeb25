using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class ChatLabelerManyClassesTests
{
    private static readonly LabelSet Labels = new(Enumerable.Range(0, 120).Select(number => new LabelDefinition($"topic {(char)('a' + (number / 26))}{(char)('a' + (number % 26))}")).Append(new LabelDefinition("card_arrival", "my card has not come")).Append(new LabelDefinition("refund", null, ["I want my money back"])));
    private static readonly int Card = Labels.IndexOf("card_arrival");
    private static readonly int Refund = Labels.IndexOf("refund");

    [Fact]
    public async Task LabelAsync_MoreThanAHundredClasses_OffersTheTwentyMostSimilarAndNone()
    {
        var client = Answering("card_arrival");

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels), Ask.Request("when do the cards arrive?"));

        Assert.Equal((Card, Card, 20), (annotation.Label!.Top, annotation.Shortlist![0], annotation.Shortlist.Count));
        Assert.Equal(Labels.Count, annotation.Label.Probabilities.Length);
        var offered = Offered(Assert.Single(client.Calls));
        Assert.Equal(["__none__", "__unknown__"], offered[^2..]);
        Assert.Equal(annotation.Shortlist.Order().Select(index => Labels[index].Name), offered[..^2]);
        Assert.All(offered, name => Assert.Contains($"- \"{name}\"", client.Calls[0].Messages[0].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LabelAsync_ExamplesShown_HaveTheirClassesOfferedAsWell()
    {
        var request = Ask.Request("card") with { Examples = [new("x", "refund"), new("y", "card_arrival"), new("z", "unheard of")] };

        var annotation = await Ask.OneAsync(new ChatLabeler(Answering("refund"), Labels), request);

        Assert.Equal(21, annotation.Shortlist!.Count);
        Assert.Equal((Card, Refund), (annotation.Shortlist[0], annotation.Shortlist[^1]));
    }

    [Fact]
    public async Task LabelAsync_NoneOfThese_IsAskedWithTheFullList()
    {
        var client = new ScriptedChatClient(call => Task.FromResult(ScriptedChatClient.Reply(Offered(call).Contains("__none__") ? "{\"label\":\"__none__\"}" : "{\"label\":\"topic cc\"}")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels), Ask.Request("card"));

        Assert.Equal((Labels.IndexOf("topic cc"), 2, 20), (annotation.Label!.Top, annotation.Requests, annotation.Shortlist!.Count));
        Assert.Equal(Labels.Count + 1, Offered(client.Calls[1]).Length);
    }

    [Fact]
    public async Task LabelAsync_NoneOfAll_IsNoAnswer()
    {
        var annotation = await Ask.OneAsync(new ChatLabeler(Answering("__none__"), Labels), Ask.Request("card"));

        Assert.Equal((AnnotationOutcome.Invalid, 3), (annotation.Outcome, annotation.Requests));
    }

    [Fact]
    public async Task LabelAsync_ClassCalledNone_HasItsNameToItself()
    {
        var labels = new LabelSet(Labels.Append(new LabelDefinition("__none__")));

        var annotation = await Ask.OneAsync(new ChatLabeler(Answering("__none__"), labels), Ask.Request("none"));

        Assert.Equal((AnnotationOutcome.Labeled, labels.Count - 1), (annotation.Outcome, annotation.Label?.Top));
    }

    [Fact]
    public async Task LabelAsync_AbstainsOnTheShortlist_IsAbstained() =>
        Assert.Equal(AnnotationOutcome.Abstained, (await Ask.OneAsync(new ChatLabeler(Answering("__unknown__"), Labels), Ask.Request("card"))).Outcome);

    [Fact]
    public async Task LabelAsync_LogProbabilitiesOfAShortlist_LeaveTheOtherClassesAtZero()
    {
        var client = new ScriptedChatClient(_ =>
        {
            var response = ScriptedChatClient.Reply("{\"label\":\"card_arrival\"}");
            response.SetLogProbabilities([new("{\"label\":\"", 0, []), new("card_arrival\"}", Math.Log(0.5), [new("refund", Math.Log(0.25)), new("__none", Math.Log(0.25))])]);
            return Task.FromResult(response);
        });

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels), Ask.Request("card refund money"));

        Assert.Equal((2 / 3.0, 1 / 3.0), (annotation.Label!.Probabilities[Card], annotation.Label.Probabilities[Refund]), new CloseEnough());
        Assert.Equal(2, annotation.Label.Probabilities.ToArray().Count(probability => probability > 0));
    }

    [Fact]
    public async Task LabelAsync_UpToTheLimit_OffersAll()
    {
        var client = Answering("card_arrival");

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxClassesInPrompt = 122 }), Ask.Request("x"));

        Assert.Null(annotation.Shortlist);
        Assert.Equal(123, Offered(client.Calls[0]).Length);
    }

    [Theory]
    [InlineData(1_000, 4, false)]
    [InlineData(999, 4, true)]
    [InlineData(80, 195, false)]
    public async Task LabelAsync_TooManyForASchema_IsAskedWithoutOne(int classes, int nameLength, bool hasSchema)
    {
        var client = Answering("c000" + new string('x', nameLength - 4));
        var labels = new LabelSet(Enumerable.Range(0, classes).Select(number => $"c{number:000}" + new string('x', nameLength - 4)));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, labels, new ChatLabelerOptions { MaxClassesInPrompt = 2_000 }), Ask.Request("x"));

        Assert.Equal(0, annotation.Label!.Top);
        Assert.Equal(hasSchema, client.Calls[0].Options.ResponseFormat is not null);
    }

    [Fact]
    public async Task LabelAsync_Embeddings_ChooseTheShortlistAndAreAskedForTheClassesOnce()
    {
        using var embeddings = new LetterEmbeddings();
        var labels = new LabelSet("aaa", "bbb", "ccc");
        var labeler = new ChatLabeler(Answering("bbb"), labels, new ChatLabelerOptions { MaxClassesInPrompt = 2 }, embeddings: embeddings);

        var annotations = await Ask.AllAsync(labeler, Ask.Request("bbc"), Ask.Request("ccb"), Ask.Request("..."));

        Assert.Equal([[1, 2], [2, 1], [0, 1]], annotations.OrderBy(annotation => "bc.".IndexOf(annotation.ExampleId[0], StringComparison.Ordinal)).Select(annotation => annotation.Shortlist!));
        Assert.Equal(["aaa,bbb,ccc", "bbc"], embeddings.Calls[..2]);
        Assert.Equal(4, embeddings.Calls.Count);
    }

    [Fact]
    public async Task LabelAsync_EmbeddingsFail_FailsTheRow()
    {
        using var embeddings = new LetterEmbeddings { Failure = new ModelServerException(FailureKind.Transient, 503) };
        var labeler = new ChatLabeler(Answering("bbb"), new LabelSet("aaa", "bbb", "ccc"), new ChatLabelerOptions { MaxClassesInPrompt = 2 }, embeddings: embeddings);

        Assert.Equal(AnnotationOutcome.FailedTransient, (await Ask.OneAsync(labeler, Ask.Request("bbc"))).Outcome);
    }

    private static ScriptedChatClient Answering(string label) =>
        new(_ => Task.FromResult(ScriptedChatClient.Reply(JsonSerializer.Serialize(new Dictionary<string, string> { ["label"] = label }))));

    private static string[] Offered(ScriptedChatClient.Call call) => call.Options.ResponseFormat is ChatResponseFormatJson json
        ? [.. json.Schema!.Value.GetProperty("properties").GetProperty("label").GetProperty("enum").EnumerateArray().Select(name => name.GetString()!)]
        : [];

    private sealed class CloseEnough : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-5;

        public int GetHashCode((double, double) obj) => 0;
    }
}
