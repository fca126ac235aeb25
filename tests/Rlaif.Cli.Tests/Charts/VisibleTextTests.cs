using System.Text;
using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Tests.Charts;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("\"a\" & 'b'", "&quot;a&quot; &amp; &#39;b&#39;")]
    [InlineData("\u202Eabc\u202C", "[U+202E]abc[U+202C]")]
    [InlineData("\u2066\u2069\u200E\u200F\u061C", "[U+2066][U+2069][U+200E][U+200F][U+061C]")]
    [InlineData("\u001B[31m\u0007\u0000", "[U+001B][31m[U+0007][U+0000]")]
    [InlineData("\u0085\u009B\u2028\uFEFF\u200B\u00AD", "[U+0085][U+009B][U+2028][U+FEFF][U+200B][U+00AD]")]
    [InlineData("\U000E0041\uFFFF\uFFFE\uFDD0", "[U+E0041][U+FFFF][U+FFFE][U+FDD0]")]
    [InlineData("one\ntwo\tthree", "one↵two[U+0009]three")]
    [InlineData("naïve 火 👩‍🚀 می‌خواهم", "naïve 火 👩‍🚀 می‌خواهم")]
    public void Append_AnyText_IsEscapedAndVisible(string text, string expected)
    {
        var markup = new StringBuilder();
        VisibleText.Append(markup, text);

        Assert.Equal(expected, markup.ToString());
    }

    // An attribute cannot hold half a pair.
    [Fact]
    public void Append_HalfASurrogatePair_IsReplaced()
    {
        var markup = new StringBuilder();
        VisibleText.Append(markup, "half \uD83D a pair");

        Assert.Equal("half \uFFFD a pair", markup.ToString());
    }
}
