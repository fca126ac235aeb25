using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class ChatLabelerRationaleTests
{
    private const string LabelFirst = "{\"label\":\"metal\",\"analysis\":\"afterwards\"}";
    private static readonly LabelSet Labels = new("fruit", "metal");
    private static readonly ChatLabelerOptions WithRationale = new() { Rationale = true };

    [Fact]
    public async Task LabelAsync_ReasonsBeforeTheLabel_AreKept()
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("{\"analysis\":\" It rusts. \",\"label\":\"metal\"}")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, WithRationale), Ask.Request("iron"));

        Assert.Equal(("It rusts.", 1, 1), (annotation.Rationale, annotation.Label!.Top, annotation.Requests));
        var call = Assert.Single(client.Calls);
        Assert.Equal(64 + 11 + 400, call.Options.MaxOutputTokens);
        Assert.Equal(["analysis", "label"], Assert.IsType<ChatResponseFormatJson>(call.Options.ResponseFormat).Schema!.Value.GetProperty("properties").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task LabelAsync_LongReasons_AreCut()
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply($"{{\"analysis\":\"{new string('x', 3_000)}\",\"label\":\"metal\"}}")));

        Assert.Equal(2_000, (await Ask.OneAsync(new ChatLabeler(client, Labels, WithRationale), Ask.Request("iron"))).Rationale!.Length);
    }

    [Fact]
    public async Task LabelAsync_NotWanted_IsNotAskedForAndCostsNothing()
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("{\"label\":\"metal\"}")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels), Ask.Request("iron"));

        Assert.Null(annotation.Rationale);
        Assert.Equal(64 + 11, Assert.Single(client.Calls).Options.MaxOutputTokens);
    }

    [Theory]
    [InlineData(LabelFirst)]
    [InlineData("{\"label\":\"metal\"}")]
    [InlineData("metal")]
    public async Task LabelAsync_LabelFirst_GoesInTwoStepsFromThenOn(string first)
    {
        var client = new ScriptedChatClient(call => Task.FromResult(
            call.Messages.Count > 2 ? ScriptedChatClient.Reply("{\"label\":\"fruit\"}")
            : call.Messages[0].Text.Contains("Do not name the class yet", StringComparison.Ordinal) ? ScriptedChatClient.Reply("It is sweet.")
            : ScriptedChatClient.Reply(first)));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels, WithRationale), Ask.Request("a"), Ask.Request("b"));

        Assert.All(annotations, annotation => Assert.Equal(("It is sweet.", 0), (annotation.Rationale, annotation.Label!.Top)));
        Assert.Equal([3, 2], annotations.Select(annotation => annotation.Requests));
        var (reasons, label) = (client.Calls[1], client.Calls[2]);
        Assert.Null(reasons.Options.ResponseFormat);
        Assert.Null(reasons.Options.GetRequestedLogProbabilities());
        Assert.Equal((ChatRole.Assistant, "It is sweet."), (label.Messages[2].Role, label.Messages[2].Text));
        Assert.DoesNotContain("analysis", label.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelAsync_ReasonsRefused_IsRefused()
    {
        var client = new ScriptedChatClient(call =>
        {
            var response = ScriptedChatClient.Reply(LabelFirst);
            if (call.Messages[0].Text.Contains("Do not name", StringComparison.Ordinal))
            {
                response.Messages[0].AddRefusal("No.");
            }

            return Task.FromResult(response);
        });

        Assert.Equal(AnnotationOutcome.Refused, (await Ask.OneAsync(new ChatLabeler(client, Labels, WithRationale), Ask.Request("a"))).Outcome);
    }

    [Fact]
    public async Task LabelAsync_NoAnswerAtAll_IsNotTakenForTheWrongOrder()
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("vegetable")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, WithRationale), Ask.Request("a"));

        Assert.Equal((AnnotationOutcome.Invalid, 2), (annotation.Outcome, annotation.Requests));
    }
}
