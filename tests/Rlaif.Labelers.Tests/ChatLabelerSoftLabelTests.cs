using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class ChatLabelerSoftLabelTests
{
    private static readonly LabelSet Labels = new("cat", "category", "dog");

    [Theory]
    [InlineData(SoftLabelSource.Auto)]
    [InlineData(SoftLabelSource.LogProbabilities)]
    public async Task LabelAsync_ServerGivesLogProbabilities_AreTheSoftLabel(SoftLabelSource source)
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(WithTokens()));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { SoftLabels = source }), Ask.Request("x"));

        // cat 0.8 · 0.75, category 0.8 · 0.25, dog 0.1; 0.1 of the first token leads nowhere.
        AssertSoft([0.6 / 0.9, 0.2 / 0.9, 0.1 / 0.9], annotation.Label!);
        Assert.Equal((ConfidenceSource.LogProbabilities, 20), (annotation.ConfidenceSource, client.Calls[0].Options.GetRequestedLogProbabilities()));
        Assert.Equal(["label"], Properties(client.Calls[0]));
    }

    [Theory]
    [InlineData(SoftLabelSource.Stated, new[] { "label", "probability" }, ConfidenceSource.Stated)]
    [InlineData(SoftLabelSource.Off, new[] { "label" }, ConfidenceSource.None)]
    public async Task LabelAsync_LogProbabilitiesNotWanted_AreNeitherAskedForNorUsed(SoftLabelSource source, string[] properties, ConfidenceSource expected)
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(WithTokens("{\"label\":\"cat\",\"probability\":0.7}")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { SoftLabels = source }), Ask.Request("x"));

        Assert.Null(client.Calls[0].Options.GetRequestedLogProbabilities());
        Assert.Equal(properties, Properties(client.Calls[0]));
        Assert.Equal(expected, annotation.ConfidenceSource);
    }

    [Theory]
    [InlineData("0.7", 0.7, 0.15)]
    [InlineData("1", 1, 0)]
    [InlineData("85", 0.85, 0.075)]
    [InlineData("0.1", 1 / 3.0, 1 / 3.0)]
    [InlineData("0", 1 / 3.0, 1 / 3.0)]
    public async Task LabelAsync_StatedConfidence_IsSpreadAndNeverBelowChance(string stated, double own, double other)
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply($"{{\"label\":\"dog\",\"probability\":{stated}}}")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { SoftLabels = SoftLabelSource.Stated }), Ask.Request("x"));

        AssertSoft([other, other, own], annotation.Label!);
        Assert.Equal(ConfidenceSource.Stated, annotation.ConfidenceSource);
    }

    [Theory]
    [InlineData("\"high\"")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("1e999")]
    [InlineData("null")]
    public async Task LabelAsync_StatedConfidenceIsNone_IsAHardLabel(string stated)
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply($"{{\"label\":\"dog\",\"probability\":{stated}}}")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { SoftLabels = SoftLabelSource.Stated }), Ask.Request("x"));

        AssertSoft([0, 0, 1], annotation.Label!);
        Assert.Equal(ConfidenceSource.None, annotation.ConfidenceSource);
    }

    [Fact]
    public async Task LabelAsync_SingleClass_IsCertainWhateverIsStated()
    {
        var client = new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("{\"label\":\"only\",\"probability\":0.3}")));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, new LabelSet("only"), new ChatLabelerOptions { SoftLabels = SoftLabelSource.Stated }), Ask.Request("x"));

        Assert.Equal(1, annotation.Label!.Confidence);
    }

    [Fact]
    public async Task LabelAsync_ServerSilentlyGivesNone_StatesFromTheSecondRowOn()
    {
        var client = new ScriptedChatClient(call => Task.FromResult(ScriptedChatClient.Reply(
            Properties(call).Contains("probability") ? "{\"label\":\"dog\",\"probability\":0.8}" : "{\"label\":\"dog\"}")));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels), [.. Enumerable.Range(0, 5).Select(row => Ask.Request($"row {row}"))]);

        Assert.Equal(5, client.Calls.Count);
        Assert.Equal([20, null, null, null, null], client.Calls.Select(call => call.Options.GetRequestedLogProbabilities()));
        Assert.Equal(ConfidenceSource.None, annotations.Single(annotation => annotation.ExampleId == "row 0").ConfidenceSource);
        Assert.All(annotations.Where(annotation => annotation.ExampleId != "row 0"), annotation => Assert.Equal(ConfidenceSource.Stated, annotation.ConfidenceSource));
    }

    [Fact]
    public async Task LabelAsync_ServerGaveThemOnce_IsAskedOnWhereOneReplyHasNone()
    {
        var client = new ScriptedChatClient(call => Task.FromResult(call.Text == "row 1" ? ScriptedChatClient.Reply("{\"label\":\"cat\"}") : WithTokens()));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = 1 }), [.. Enumerable.Range(0, 4).Select(row => Ask.Request($"row {row}"))]);

        Assert.Equal(
            [ConfidenceSource.LogProbabilities, ConfidenceSource.None, ConfidenceSource.LogProbabilities, ConfidenceSource.LogProbabilities],
            annotations.Select(annotation => annotation.ConfidenceSource));
    }

    [Theory]
    [InlineData(FailureKind.InvalidRequest, 400, "logprobs", 0, 2)]
    [InlineData(FailureKind.InvalidRequest, 400, null, 0, 2)]
    [InlineData(FailureKind.InvalidRequest, 400, "top_logprobs", 0, 3)]
    [InlineData(FailureKind.InvalidRequest, 400, "top_logprobs", 5, 2)]
    [InlineData(FailureKind.Unauthorized, 403, "logprobs", 0, 2)]
    public async Task LabelAsync_ServerRefusesLogProbabilities_AsksForAsManyAsItTakes(FailureKind kind, int status, string? parameter, int most, int requests)
    {
        var client = new ScriptedChatClient(call => (call.Options.GetRequestedLogProbabilities() ?? 0) > most
            ? throw new ModelServerException(kind, status, parameter: parameter)
            : Task.FromResult(most > 0 ? WithTokens() : ScriptedChatClient.Reply("{\"label\":\"cat\",\"probability\":0.9}")));

        var annotations = await Ask.AllAsync(new ChatLabeler(client, Labels), Ask.Request("a"), Ask.Request("b"));

        Assert.Equal([requests, 1], annotations.Select(annotation => annotation.Requests));
        Assert.All(annotations, annotation => Assert.Equal(most > 0 ? ConfidenceSource.LogProbabilities : ConfidenceSource.Stated, annotation.ConfidenceSource));
        Assert.NotNull(client.Calls[^1].Options.Temperature);
    }

    [Fact]
    public async Task LabelAsync_KeyRefused_IsNotTakenForTheFormOfTheRequest() =>
        await Assert.ThrowsAsync<LabelingException>(() => Ask.AllAsync(
            new ChatLabeler(new ScriptedChatClient(_ => throw new ModelServerException(FailureKind.Unauthorized, 403)), Labels), Ask.Request("a")));

    [Fact]
    public async Task LabelAsync_TheTextIsRefused_IsThatRowsFailureByWhatTheBarestRequestWasTold()
    {
        var client = new ScriptedChatClient(call => throw new ModelServerException(
            FailureKind.InvalidRequest, 400, call.Options.GetRequestedLogProbabilities() is null ? "context_length_exceeded" : "unsupported_parameter", call.Options.GetRequestedLogProbabilities() is null ? null : "logprobs"));

        var annotation = await Ask.OneAsync(new ChatLabeler(client, Labels), Ask.Request("a"));

        Assert.Equal(AnnotationOutcome.FailedPermanent, annotation.Outcome);
        Assert.Contains("context_length_exceeded", annotation.Detail, StringComparison.Ordinal);
        Assert.Equal(client.Calls.Count, annotation.Requests);
    }

    [Fact]
    public async Task LabelAsync_RepairedLabel_IsHard()
    {
        var annotation = await Ask.OneAsync(new ChatLabeler(new ScriptedChatClient(_ => Task.FromResult(WithTokens("{\"label\":\"Cat\"}"))), Labels), Ask.Request("a"));

        AssertSoft([1, 0, 0], annotation.Label!);
        Assert.Equal(ConfidenceSource.None, annotation.ConfidenceSource);
    }

    [Fact]
    public void Options_SourceWithoutAName_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatLabelerOptions { SoftLabels = (SoftLabelSource)9 });

    private static ChatResponse WithTokens(string text = "{\"label\":\"cat\"}")
    {
        var response = ScriptedChatClient.Reply(text);
        response.SetLogProbabilities(
        [
            new("{\"label\":\"", 0, []),
            new("cat", Math.Log(0.8), [new("cat", Math.Log(0.8)), new("dog", Math.Log(0.1)), new("fish", Math.Log(0.1))]),
            new("\"}", Math.Log(0.75), [new("\"}", Math.Log(0.75)), new("egory", Math.Log(0.25))]),
        ]);
        return response;
    }

    private static string[] Properties(ScriptedChatClient.Call call) =>
        [.. Assert.IsType<ChatResponseFormatJson>(call.Options.ResponseFormat).Schema!.Value.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];

    private static void AssertSoft(double[] expected, SoftLabel actual) =>
        Assert.All(expected.Zip(actual.Probabilities.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
}
