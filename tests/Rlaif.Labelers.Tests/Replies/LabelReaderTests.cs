using Rlaif.Labelers.Replies;

namespace Rlaif.Labelers.Tests.Replies;

public sealed class LabelReaderTests
{
    private static readonly LabelSet Labels = new("transfer", "transfer timing", "card_arrival", "Refund?", "C", "C++", "день");

    [Theory]
    [InlineData("{\"label\":\"transfer\"}", "transfer")]
    [InlineData("{ \"label\" : \"transfer timing\" }", "transfer timing")]
    [InlineData("```json\n{\"label\": \"card_arrival\"}\n```", "card_arrival")]
    [InlineData("Sure! {\"label\": \"card_arrival\", \"why\": \"a card\"} Anything else?", "card_arrival")]
    [InlineData("transfer", "transfer")]
    [InlineData("\"transfer\"", "transfer")]
    [InlineData("  Transfer. ", "transfer")]
    [InlineData("CARD ARRIVAL", "card_arrival")]
    [InlineData("card-arrival", "card_arrival")]
    [InlineData("refund", "Refund?")]
    [InlineData("{\"label\":\"Card_Arrival!\"}", "card_arrival")]
    [InlineData("The class is transfer timing.", "transfer timing")]
    [InlineData("Label: **card_arrival**", "card_arrival")]
    [InlineData("ДЕНЬ", "день")]
    [InlineData("C++", "C++")]
    [InlineData("C", "C")]
    public void Read_NameInAnyForm_IsThatClass(string reply, string expected) =>
        Assert.Equal(new LabelReply(AnnotationOutcome.Labeled, Labels.IndexOf(expected)), Read(reply));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"label\":null}")]
    [InlineData("{\"label\":3}")]
    [InlineData("{\"label\":\"refunds\"}")]
    [InlineData("transfers")]
    [InlineData("It is transfer or card_arrival.")]
    [InlineData("It is not transfer.")]
    [InlineData("unlikely to be transfer")]
    [InlineData("hardly a transfer")]
    [InlineData("kein transfer")]
    [InlineData("{\"label\":\"\\ud800\"}")]
    [InlineData("{\"label\":\"\ud800\"}")]
    [InlineData("This isn't a card arrival")]
    [InlineData("c plus plus")]
    [InlineData("something else")]
    public void Read_NoClassOrSeveral_IsInvalid(string reply) =>
        Assert.Equal(AnnotationOutcome.Invalid, Read(reply).Outcome);

    [Theory]
    [InlineData("{\"label\":\"__unknown__\"}")]
    [InlineData("__unknown__")]
    [InlineData("Unknown.")]
    public void Read_AbstainLabel_IsAbstained(string reply) =>
        Assert.Equal(AnnotationOutcome.Abstained, Read(reply).Outcome);

    [Theory]
    [InlineData("c#")]
    [InlineData("the answer is c")]
    public void Read_NamesThatDifferInPunctuationOnly_NeedTheExactSpelling(string reply) =>
        Assert.Equal(AnnotationOutcome.Invalid, Read(reply).Outcome);

    private static LabelReply Read(string reply) => new LabelReader(Labels, "__unknown__").Read(ReplyFields.Of(reply).Label);
}
