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
}
