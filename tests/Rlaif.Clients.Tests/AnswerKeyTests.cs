using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.Clients.Answers;

namespace Rlaif.Clients.Tests;

public sealed class AnswerKeyTests
{
    private static readonly JsonElement Schema = JsonElement.Parse("""{"type":"object"}""");

    public static TheoryData<string, Action<ChatOptions>> Differences => new()
    {
        { "temperature", options => options.Temperature = 0.5f },
        { "no temperature", options => options.Temperature = null },
        { "seed", options => options.Seed = 8 },
        { "top-p", options => options.TopP = 0.9f },
        { "top-k", options => options.TopK = 9 },
        { "penalty", options => options.FrequencyPenalty = 0.1f },
        { "other penalty", options => options.PresencePenalty = 0.1f },
        { "length", options => options.MaxOutputTokens = 65 },
        { "instructions", options => options.Instructions = "Be quick." },
        { "effort", options => options.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low } },
        { "stop", options => options.StopSequences = ["x"] },
        { "stops", options => options.StopSequences = ["x", "y"] },
        { "text", options => options.ResponseFormat = ChatResponseFormat.Text },
        { "json", options => options.ResponseFormat = ChatResponseFormat.Json },
        { "schema", options => options.ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"array"}"""), "label") },
        { "name of the schema", options => options.ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "answer") },
        { "log-probabilities", options => options.RequestLogProbabilities(5) },
        { "fewer log-probabilities", options => options.RequestLogProbabilities(4) },
        { "vote", options => options.ForVote(1) },
        { "other vote", options => options.ForVote(2) },
        { "property", options => (options.AdditionalProperties ??= [])["user"] = "u" },
    };

    [Fact]
    public void Of_EachSetting_MakesAKeyOfItsOwn()
    {
        string?[] keys = [KeyOf(_ => { }), .. Differences.Select(row => KeyOf((Action<ChatOptions>)row[1]))];

        Assert.All(keys, Assert.NotNull);
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Of_EachPartOfTheQuestion_MakesAKeyOfItsOwn()
    {
        ChatMessage[][] questions =
        [
            [new(ChatRole.User, "ab")],
            [new(ChatRole.System, "ab")],
            [new(ChatRole.User, "a"), new(ChatRole.User, "b")],
            [new(ChatRole.User, [new TextContent("a"), new TextContent("b")])],
            [new(ChatRole.User, "ab") { AuthorName = "a" }],
            [new(ChatRole.User, "")],
            [],
        ];
        string?[] keys =
        [
            .. questions.Select(question => AnswerKey.Of("p", "e", "m", question, Options())),
            AnswerKey.Of("q", "e", "m", questions[0], Options()),
            AnswerKey.Of("p", "f", "m", questions[0], Options()),
            AnswerKey.Of("p", "e", "n", questions[0], Options()),
            AnswerKey.Of("pe", "", "m", questions[0], Options()),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Of_WhatDoesNotReachTheServer_IsLeftOut()
    {
        var plain = KeyOf(_ => { });

        Assert.Equal(plain, KeyOf(options => options.ForRound(3).CacheWhen(_ => true).ForVote(0)));
    }

    // A durable cache is worthless when this changes; raise the version where it must.
    [Fact]
    public void Of_KnownRequest_StaysWhatItWas() =>
        Assert.Equal("6c5ed582d2f6049f68fe0b3fce7c83aee1a18412ebf0bb56a1f8a48e5269c606", AnswerKey.Of("openai", "https://api.example/v1", "small", [new(ChatRole.System, "Choose."), new(ChatRole.User, "Grüße 😀")], Options().RequestLogProbabilities(5).ForVote(2)));

    [Fact]
    public void Of_MoreThanText_HasNoKey()
    {
        Assert.Null(AnswerKey.Of("p", "e", "m", [new(ChatRole.User, [new DataContent(new byte[] { 1 }, "image/png")])], Options()));
        Assert.Null(KeyOf(options => options.Tools = [AIFunctionFactory.Create(() => 1, "one")]));
        Assert.Null(KeyOf(options => options.ConversationId = "c"));
        Assert.Null(KeyOf(options => options.RawRepresentationFactory = _ => null));
        Assert.Null(KeyOf(options => (options.AdditionalProperties ??= [])["custom"] = new object()));
    }

    private static string? KeyOf(Action<ChatOptions> change)
    {
        var options = Options();
        change(options);
        return AnswerKey.Of("p", "e", "m", Some.Messages, options);
    }

    private static ChatOptions Options() => new()
    {
        Temperature = 0,
        Seed = 7,
        MaxOutputTokens = 64,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "label"),
    };
}
