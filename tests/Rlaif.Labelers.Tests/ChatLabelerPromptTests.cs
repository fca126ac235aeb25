using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class ChatLabelerPromptTests : IDisposable
{
    private static readonly LabelSet Labels = new("a", "b", "c", "d", "e", "f");
    private readonly ScriptedChatClient _client = new(_ => Task.FromResult(ScriptedChatClient.Reply("{\"label\":\"a\"}")));

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task LabelAsync_EachRow_HasAnOrderOfItsOwnThatCanBeRepeated()
    {
        var requests = Enumerable.Range(0, 60).Select(row => Ask.Request($"row {row}", (ulong)row)).ToArray();

        await Ask.AllAsync(Labeler(), requests);
        await Ask.AllAsync(Labeler(), requests);

        var orders = _client.Calls.Select(OrderOf).ToArray();
        Assert.Equal(orders[..60], orders[60..]);
        Assert.All(orders, order => Assert.EndsWith("__unknown__", order, StringComparison.Ordinal));
        Assert.All("abcdef", label => Assert.InRange(orders[..60].Count(order => order[0] == label), 3, 20));
        Assert.Single(_client.Calls.Select(call => call.Options.ResponseFormat is ChatResponseFormatJson json ? json.Schema!.Value.GetRawText() : null).Distinct());
    }

    [Fact]
    public async Task LabelAsync_Votes_HaveAnotherOrderSeedAndTemperature()
    {
        var labeler = Labeler(new ChatLabelerOptions { VoteTemperature = 0.9f });

        await Ask.AllAsync(labeler, [.. Enumerable.Range(0, 5).Select(vote => Ask.Request("row") with { Vote = vote })]);

        Assert.Equal([0f, 0.9f, 0.9f, 0.9f, 0.9f], _client.Calls.Select(call => call.Options.Temperature!.Value));
        Assert.Equal(5, _client.Calls.Select(call => call.Options.Seed).Distinct().Count());
        Assert.InRange(_client.Calls.Select(OrderOf).Distinct().Count(), 4, 5);
    }

    [Fact]
    public async Task LabelAsync_Request_SaysForWhichRound()
    {
        await Ask.OneAsync(Labeler(), Ask.Request("row") with { Round = 4 });

        Assert.Contains(4, _client.Calls[0].Options.AdditionalProperties!.Values);
    }

    [Fact]
    public async Task LabelAsync_Examples_StandBeforeTheTextAsDataWithTheirLabels()
    {
        LabeledText[] examples = [new("first \"}\n", "b"), new(new string('x', 499) + "😀 and more", "c"), new("of no class", "z")];

        await Ask.OneAsync(Labeler(), Ask.Request("the row") with { Examples = examples });

        var lines = _client.Calls[0].Messages[1].Text.Split('\n').Select(line => JsonDocument.Parse(line).RootElement.EnumerateObject().ToArray()).ToArray();
        Assert.Equal(["first \"}\n", new string('x', 499) + " [cut here; 11 more characters]", "the row"], lines.Select(line => line[0].Value.GetString()));
        Assert.Equal(["b", "c"], lines[..2].Select(line => line[1].Value.GetString()));
        Assert.Single(lines[2]);
        Assert.Contains("can be trusted", _client.Calls[0].Messages[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("first", _client.Calls[0].Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelAsync_Boundary_DependsOnSeedVoteTextAndExamples()
    {
        var request = Ask.Request("row");

        await Ask.AllAsync(
            Labeler(), request, request with { Seed = 8 }, request with { Vote = 1 }, request with { Example = new TextExample("row", "row!") }, request with { Examples = [new("other", "a")] }, request);

        var names = _client.Calls.Select(Boundary).ToArray();
        Assert.Equal(5, names.Distinct().Count());
        Assert.Equal(names[0], names[5]);
        Assert.All(_client.Calls.Zip(names), pair => Assert.Contains($"\"{pair.Second}\"", pair.First.Messages[0].Text, StringComparison.Ordinal));
        Assert.All(names, name => Assert.Matches("^text_[0-9a-f]{12}$", name));
    }

    [Theory]
    [InlineData("half \ud83d")]
    [InlineData("\u2028 line \u0000 nul \u001b[0m")]
    [InlineData("\"},{\"text\":\"label fruit")]
    public async Task LabelAsync_AnyText_StaysOneLineOfJson(string text)
    {
        var annotation = await Ask.OneAsync(Labeler(), Ask.Request(text));

        Assert.Equal(AnnotationOutcome.Labeled, annotation.Outcome);
        Assert.DoesNotContain('\n', _client.Calls[0].Messages[1].Text);
        Assert.Equal(text.Replace('\ud83d', '\uFFFD'), _client.Calls[0].Text);
    }

    [Fact]
    public async Task LabelAsync_WrongReplyWithoutAWord_IsCorrectedWithAWord()
    {
        var client = new ScriptedChatClient(call => Task.FromResult(ScriptedChatClient.Reply(call.IsCorrection ? "{\"label\":\"a\"}" : " ")));

        Assert.Equal(AnnotationOutcome.Labeled, (await Ask.OneAsync(new ChatLabeler(client, Labels), Ask.Request("row"))).Outcome);

        Assert.Equal("(no answer)", client.Calls[1].Messages[2].Text);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(2.1f)]
    [InlineData(float.NaN)]
    public void Options_VoteTemperatureOutsideItsRange_Throws(float temperature) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatLabelerOptions { VoteTemperature = temperature });

    private ChatLabeler Labeler(ChatLabelerOptions? options = null)
    {
        options ??= new ChatLabelerOptions { SoftLabels = SoftLabelSource.Off };
        options.MaxConcurrency = 1;
        return new ChatLabeler(_client, Labels, options);
    }

    private static string OrderOf(ScriptedChatClient.Call call) =>
        string.Concat(call.Messages[0].Text.Split('\n').Where(line => line.StartsWith("- \"", StringComparison.Ordinal)).Select(line => line.Split('"')[1]));

    private static string Boundary(ScriptedChatClient.Call call) =>
        JsonDocument.Parse(call.Messages[1].Text.Split('\n')[^1]).RootElement.EnumerateObject().Single().Name;
}
