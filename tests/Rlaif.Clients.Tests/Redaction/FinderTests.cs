using Rlaif.Clients.Redaction;

namespace Rlaif.Clients.Tests.Redaction;

public sealed class FinderTests
{
    [Theory]
    [InlineData("write to joe@example.com.", "joe@example.com")]
    [InlineData("<Joe.O'Neil+tag_1@mail.example.co.uk>", "Joe.O'Neil+tag_1@mail.example.co.uk")]
    [InlineData("**joe@example.com**", "joe@example.com")]
    [InlineData("'joe@example.com'", "joe@example.com")]
    [InlineData("_joe@example.com", "_joe@example.com")]
    [InlineData("!!@example.com", "!!@example.com")]
    [InlineData("mailto:joe@example.com?subject=x", "joe@example.com")]
    [InlineData("jörg@bücher.example, 用户@例子.广告", "jörg@bücher.example|用户@例子.广告")]
    [InlineData("joe＠example.com", "joe＠example.com")]
    [InlineData("joe@xn--bcher-kva.example", "joe@xn--bcher-kva.example")]
    [InlineData("joe@[192.168.0.1]", "joe@[192.168.0.1]")]
    [InlineData("\"joe smith\"@example.com", "\"joe smith\"@example.com")]
    [InlineData("joe@example.com.5", "joe@example.com")]
    [InlineData("joe@example.com-", "joe@example.com")]
    [InlineData("a@b@example.com", "b@example.com")]
    [InlineData("joe@localhost, @joe, 3 @ 1.50, 3@1.50, a@.com, @@", "")]
    public void Email_Text_FindsAddresses(string text, string found) => Assert.Equal(found, Found(text, EmailFinder.Find));

    [Theory]
    [InlineData("call +49 (0)30 1234567 now", "+49 (0)30 1234567")]
    [InlineData("(030) 123-4567", "(030) 123-4567")]
    [InlineData("0171/1234567", "0171/1234567")]
    [InlineData("555-010 ext", "")]
    [InlineData("555-01000", "555-01000")]
    [InlineData("+1\u00A0415\u00A0555\u00A00100", "+1\u00A0415\u00A0555\u00A00100")]
    [InlineData("+٤٩ ٣٠ ١٢٣٤٥٦٧", "+٤٩ ٣٠ ١٢٣٤٥٦٧")]
    [InlineData("123 456 789 123 456 789", "123 456 789 123 456 789")]
    [InlineData("on 2024-07-18, 18.07.2024, 7/18/2024 and 2010-2024", "")]
    [InlineData("on 2024-07-18 0171 1234567", "0171 1234567")]
    [InlineData("2024-07-18-1234", "2024-07-18-1234")]
    [InlineData("text_1234567890 x1234567", "")]
    [InlineData("1234\n567", "")]
    public void Phone_Text_FindsNumbersButNoDates(string text, string found) => Assert.Equal(found, Found(text, PhoneFinder.Find));

    [Theory]
    [InlineData("card 4111 1111 1111 1111.", "4111 1111 1111 1111")]
    [InlineData("378282246310005", "378282246310005")]
    [InlineData("4111-1111-1111-1111", "4111-1111-1111-1111")]
    [InlineData("12 4111 1111 1111 1111 12", "4111 1111 1111 1111")]
    [InlineData("card4111111111111111", "4111111111111111")]
    [InlineData("4111 1111 1111 1112", "")]
    [InlineData("14111111111111111", "")]
    [InlineData("4111 1111 1111", "")]
    public void Card_Text_FindsNumbersWithARightCheckDigit(string text, string found) => Assert.Equal(found, Found(text, CardFinder.Find));

    [Theory]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 is mine", "DE89 3704 0044 0532 0130 00")]
    [InlineData("GB82WEST12345698765432", "GB82WEST12345698765432")]
    [InlineData("nl91abna0417164300", "nl91abna0417164300")]
    [InlineData("NO93 8601 1117 947", "NO93 8601 1117 947")]
    [InlineData("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S")]
    [InlineData("is12 DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00")]
    [InlineData("DE89370400440532013000,GB82WEST12345698765432", "DE89370400440532013000|GB82WEST12345698765432")]
    [InlineData("DE88 3704 0044 0532 0130 00", "")]
    [InlineData("XDE89370400440532013000", "")]
    public void Iban_Text_FindsNumbersWithARightChecksum(string text, string found) => Assert.Equal(found, Found(text, IbanFinder.Find));

    public static TheoryData<string> Hostile() =>
    [
        new string('a', 999_999) + '@',
        string.Concat(Enumerable.Repeat("a.", 500_000)) + "@",
        string.Concat(Enumerable.Repeat("a@", 500_000)),
        "a@" + string.Concat(Enumerable.Repeat("b.", 500_000)),
        "a@" + new string('b', 999_998),
        string.Concat(Enumerable.Repeat("\"", 1_000_000)),
        new string('1', 1_000_000),
        string.Concat(Enumerable.Repeat("1 ", 500_000)),
        string.Concat(Enumerable.Repeat("123456 . ", 110_000)),
        string.Concat(Enumerable.Repeat("DE89 ", 200_000)),
        string.Concat(Enumerable.Repeat("+(", 500_000)),
        string.Concat(Enumerable.Repeat("[A_", 333_333)),
        string.Concat(Enumerable.Repeat("[\n", 500_000)),
        new string('[', 500_000) + new string(']', 500_000),
        string.Concat(Enumerable.Repeat("{\"\\\\\":\"\\n\"}\n", 70_000)),
    ];

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Redact_HostileTextOfAMillionCharacters_TakesLinearTime(string text)
    {
        var placeholders = new Placeholders();

        // Each pattern throws after a minute, which anything worse than linear takes many times over.
        var redacted = new Redactor(new RedactionOptions { Patterns = new Dictionary<string, string> { ["X"] = "(a|aa)+x" } }).Redact(text, placeholders, _ => false);

        Assert.Equal(text, placeholders.Restore(redacted));
    }

    private static string Found(string text, Func<string, IEnumerable<SecretSpan>> find) =>
        string.Join('|', SecretSpans.Merge(find(text)).Select(span => text[span.Start..span.End]));
}
