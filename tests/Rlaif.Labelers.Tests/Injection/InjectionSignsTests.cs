using System.Diagnostics;
using Rlaif.Labelers.Injection;

namespace Rlaif.Labelers.Tests.Injection;

public sealed class InjectionSignsTests
{
    public static TheoryData<string> Harmless =>
    [
        "",
        " ",
        "My card was stolen in Lisbon and I would like a new one.",
        "I lost the return label, can you send another one so that I can send the parcel back?",
        "Please ignore my previous message, the transfer has arrived.",
        "The instructions were useless, so I ignored them and put the shelf together my own way.",
        "Forget it, I found my PIN.",
        "Operating system: Windows 10\nSystem: error 0x80070005 at start\nUser: tried twice",
        "She rules the stage; all previous albums pale beside this one.",
        "How do I override the limit of my card?",
        "aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899",
        "https://shop.example.com/a/very/long/path/with-many-parts/0123456789abcdef0123456789abcdef?id=QWxhZGRpbjpvcGVuIHNlc2FtZQ",
        "Order 4711 0815 1234 5678 9012 3456 7890 1234 5678 9012",
        "Go England \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F and the family \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 \u2764\uFE0F",
        "می‌خواهم کارت خود را عوض کنم",
        "Ich habe die Anleitung vergessen, wo finde ich alle Befehle?",
        "Меня игнорирует поддержка уже неделю.",
        "客服一直无视我的邮件。",
        "価格の指示がわかりません。",
        "\uD83D is half of a pair",
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Attacks.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Any_Attack_IsRecognized(int number) => Assert.True(InjectionSigns.Any(Attacks.All[number]), Attacks.All[number]);

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Any_OrdinaryText_IsNot(string text) => Assert.False(InjectionSigns.Any(text));

    // Each of these made one of the steps look at the whole text again and again if it could.
    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("ignore ")]
    [InlineData(" instructions all ")]
    [InlineData("忽略")]
    [InlineData("<|")]
    [InlineData("\"label")]
    [InlineData("QUFB")]
    [InlineData("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQQ== ")]
    [InlineData("41")]
    [InlineData("&#97;")]
    [InlineData("\u200Ba")]
    [InlineData("\n")]
    public void Any_AMillionCharacters_TakesTimeInProportion(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;

        InjectionSigns.Any(text);

        // Time of the processor, as others may have it meanwhile. It takes a second at most; in proportion to the square it took an hour.
        process.Refresh();
        Assert.InRange((process.TotalProcessorTime - before).TotalSeconds, 0, 30);
    }
}
