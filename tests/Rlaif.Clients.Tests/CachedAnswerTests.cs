using System.Text;

namespace Rlaif.Clients.Tests;

public sealed class CachedAnswerTests
{
    [Fact]
    public void FromBytes_WhatToBytesWrote_IsTheAnswer()
    {
        var answer = new CachedAnswer("{\"label\":\"Grüße 😀\"}", "small", "stop")
        {
            LogProbabilities = [new TokenLogProbability("Gr", -0.1, [new TokenAlternative("x", double.NegativeInfinity), new TokenAlternative("y", -1 / 3d)]) { Bytes = new byte[] { 0xC3 } }],
        };

        var read = CachedAnswer.FromBytes(answer.ToBytes())!;

        Assert.Equal((answer.Text, answer.Model, answer.FinishReason), (read.Text, read.Model, read.FinishReason));
        var token = Assert.Single(read.LogProbabilities);
        Assert.Equal(("Gr", -0.1), (token.Token, token.LogProbability));
        Assert.Equal(
            answer.LogProbabilities[0].Alternatives.Select(alternative => (alternative.Token, alternative.LogProbability)),
            token.Alternatives.Select(alternative => (alternative.Token, alternative.LogProbability)));
        Assert.Equal([0xC3], token.Bytes.ToArray());
    }

    [Fact]
    public void FromBytes_AnswerOfFewWords_IsTheAnswer() =>
        Assert.Equal(("", null, null, 0), CachedAnswer.FromBytes(new CachedAnswer("", null, null).ToBytes()) is { } read ? (read.Text, read.Model, read.FinishReason, read.LogProbabilities.Count) : default);

    [Fact]
    public void FromBytes_HalfOfASurrogatePair_ComesBackAsAReplacement() =>
        Assert.Equal("a\uFFFDb", CachedAnswer.FromBytes(new CachedAnswer("a\uD83Db", null, null).ToBytes())!.Text);

    // What is on a disk must be read by every later version.
    [Fact]
    public void FromBytes_FirstVersion_IsRead() =>
        Assert.Equal("fruit", Read("""{"Version":1,"Answer":{"Text":"fruit","Model":null,"FinishReason":"stop","LogProbabilities":[]}}""")!.Text);

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Version":2,"Answer":{"Text":"fruit","Model":null,"FinishReason":null,"LogProbabilities":[]}}""")]
    [InlineData("""{"Version":1,"Answer":{"Text":null,"Model":null,"FinishReason":null,"LogProbabilities":[]}}""")]
    [InlineData("""{"Version":1,"Answer":{"Text":"fruit","Model":null,"FinishReason":null,"LogProbabilities":null}}""")]
    [InlineData("""{"Version":1,"Answer":{"Model":null,"FinishReason":null}}""")]
    [InlineData("""{"Version":1,"Answer":null}""")]
    public void FromBytes_DamagedOrOfAnotherVersion_IsNoAnswer(string text) => Assert.Null(Read(text));

    private static CachedAnswer? Read(string text) => CachedAnswer.FromBytes(Encoding.UTF8.GetBytes(text));
}
