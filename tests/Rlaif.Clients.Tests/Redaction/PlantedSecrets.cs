using System.Globalization;
using System.Numerics;
using System.Text;

namespace Rlaif.Clients.Tests.Redaction;

/// <summary>Random texts with secrets in them, by a seed.</summary>
internal sealed class PlantedSecrets
{
    private static readonly string[] Fillers =
    [
        "hello", "naïve", "漢字", "😀", "e\u0301", "12", "3.14", "2024-07-18", "a_b", "[EMAIL_1]", "[PHONE_2]", "[CARD_", "[[", "]", "{", "}", "\"", "\\", "\\n", "\u2028", "C:\\temp",
        "@", "50%", "x=y", "null", "{\"a\":1}", "#tag", "DE", "+", "(", "\u0001", "NAME",
    ];

    private static readonly string[] Gaps = [" ", "\n", "\t", ", ", "; ", " (", ") ", ": ", " \"", "\" ", " '", "<", ">", "\r\n", "\u00A0"];
    private static readonly string[] Names = ["Zoë Ito", "O\"Hara", "back\\slash", "line\nbreak"];
    private readonly Random _random;

    public PlantedSecrets(int seed)
    {
        _random = new Random(seed);
        var text = new StringBuilder();
        for (var piece = _random.Next(1, 40); piece > 0; piece--)
        {
            text.Append(Pick(Gaps)).Append(_random.Next(3) == 0 ? Plant() : Pick(Fillers));
        }

        Text = text.Append(Pick(Gaps)).ToString();
    }

    public string Text { get; }

    public List<string> Planted { get; } = [];

    public static IEnumerable<Secret> FindNames(string text) =>
        Names.Where(name => text.Contains(name, StringComparison.Ordinal)).Select(name => new Secret("NAME", name));

    private string Plant()
    {
        // A secret may come again.
        var secret = Planted.Count > 0 && _random.Next(5) == 0 ? Pick([.. Planted]) : _random.Next(6) switch
        {
            0 => Email(),
            1 => Phone(),
            2 => Card(),
            3 => Iban(),
            4 => $"CUST-{Digits(6)}",
            _ => Pick(Names),
        };
        Planted.Add(secret);
        return secret;
    }

    private string Email() => $"{Pick(["joe", "zoë", "a.b+c", "o'neil", "x_1", "用户"])}{Digits(2)}@{Pick(["x.com", "mail.example.co.uk", "bücher.example"])}";

    private string Phone()
    {
        var gap = Pick([" ", "-", "\u00A0", ".", "/", ""]);
        return $"{Pick(["+49", "0049", "(030)", "0171"])}{gap}{Digits(3)}{gap}{Digits(_random.Next(4, 7))}";
    }

    private string Card()
    {
        var digits = $"4{Digits(_random.Next(11, 18))}";
        var check = Enumerable.Range(0, 10).First(check => Luhn(digits + check) % 10 == 0);
        return Grouped($"{digits}{check}");
    }

    private string Iban()
    {
        var account = $"{Pick(["", "WEST", "abcd"])}{Digits(_random.Next(11, 24))}";
        var number = string.Concat($"{account}DE00".ToUpperInvariant().Select(character => char.IsDigit(character) ? $"{character}" : $"{character - 'A' + 10}"));
        var check = 98 - (int)(BigInteger.Parse(number, CultureInfo.InvariantCulture) % 97);
        return Grouped($"DE{check:00}{account}");
    }

    private string Grouped(string text)
    {
        var gap = Pick(["", " ", "-"]);
        return string.Join(gap, text.Chunk(4).Select(chunk => new string(chunk)));
    }

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => _random.Next(10)));

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];

    private static int Luhn(string digits) =>
        digits.Reverse().Select((digit, index) => (digit - '0') * (1 + (index % 2))).Sum(digit => digit > 9 ? digit - 9 : digit);
}
