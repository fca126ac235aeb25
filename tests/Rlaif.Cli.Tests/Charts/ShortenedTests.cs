using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Tests.Charts;

public sealed class ShortenedTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("12345678", "12345678")]
    [InlineData("123456789", "1234567…")]
    [InlineData("123456👩‍🚀89", "123456…")]
    public void To_LongText_IsCutBetweenCharacters(string text, string expected) => Assert.Equal(expected, Shortened.To(8, text));

    [Theory]
    [InlineData("12345678", "12345678")]
    [InlineData("1234567890", "1234…890")]
    [InlineData("👩‍🚀👩‍🚀34567👩‍🚀", "👩‍🚀👩‍🚀…7👩‍🚀")]
    [InlineData("一二三四", "一二三四")]
    [InlineData("一二三四五", "一二…五")]
    public void InTheMiddle_LongName_KeepsBothEnds(string name, string expected)
    {
        Assert.Equal(expected, Shortened.InTheMiddle(8, name));
        Assert.InRange(Shortened.Width(expected), 1, 8);
    }
}
