using Rlaif.Labelers.Prompts;
using Rlaif.Labelers.Replies;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests.Replies;

public sealed class ReplyWordsTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("<think>It may be a fruit.", "thoughts without an answer")]
    [InlineData("Sorry, I can't help\n with that.", "\"Sorry, I can't help with that.\"")]
    [InlineData("{\"label\": \"Positive\"}", "\"{'label': 'Positive'}\"")]
    [InlineData("{\"label\": \"refund\"}", "JSON of 19 characters")]
    [InlineData("It is about a stolen card.", "prose of 26 characters")]
    [InlineData("Es geht um eine Karte.", "prose of 22 characters")]
    [InlineData("bXkgY2FyZCB3YXMgc3RvbGVu", "prose of 24 characters")]
    [InlineData("the 4th", "prose of 7 characters")]
    public void Describe_Reply_QuotesNothingButEverydayWords(string reply, string expected) =>
        Assert.Equal(expected, ReplyWords.Describe(reply, About("my card was stolen on the 4th")));

    [Theory]
    [InlineData("no")]
    [InlineData("Yes, no!")]
    public void Describe_ReplyThatHoldsTheWholeText_IsNotQuoted(string text) =>
        Assert.StartsWith("prose of", ReplyWords.Describe("Yes: no.", About(text)), StringComparison.Ordinal);

    [Fact]
    public void Describe_ReplyThatHoldsAShownExample_IsNotQuoted() =>
        Assert.StartsWith("prose of", ReplyWords.Describe("thank you", About("my card", new LabeledText("Thank you!", "fruit"))), StringComparison.Ordinal);

    [Fact]
    public void Describe_LongReply_IsCutToOneLineWithoutControls()
    {
        var said = ReplyWords.Describe(string.Concat(Enumerable.Repeat("sorry\u001b\u202e, not this\n", 30)), About("card"));

        Assert.InRange(said.Length, 80, 84);
        Assert.DoesNotContain(said, character => char.IsControl(character) || character == '\u202e');
    }

    [Fact]
    public async Task LabelAsync_TwoUselessReplies_SaysWhatTheSecondWas()
    {
        var labeler = new ChatLabeler(new ScriptedChatClient(_ => Task.FromResult(ScriptedChatClient.Reply("neutral"))), new LabelSet("fruit", "metal"));

        Assert.Equal("Two replies in a row named no class of the label set; the second was \"neutral\".", (await Ask.OneAsync(labeler, Ask.Request("iron"))).Detail);
    }

    private static Question About(string text, params LabeledText[] examples) =>
        new(new LabelRequest(new TextExample("1", text), 1, 1, 7) { Examples = examples }, new Offer(new LabelSet("fruit", "metal"), "__unknown__"));
}
