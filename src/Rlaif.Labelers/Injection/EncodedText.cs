using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Unicode;

namespace Rlaif.Labelers.Injection;

/// <summary>Finds the texts that stand in another text in base64, in hexadecimal or as character references.</summary>
internal static class EncodedText
{
    // Shorter ones hold no instruction and look like words.
    private const int MinimumBytes = 16;
    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_\r\n");
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEFxXuU\\%:,;&# \r\n\t");

    public static IEnumerable<string> Decode(string text) =>
        Runs(text, Base64, MinimumBytes * 4 / 3).SelectMany(WithLines).Select(FromBase64)
            .Concat(Runs(text, Hexadecimal, MinimumBytes * 2).Select(FromHexadecimal))
            .Append(text.Contains("&#", StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : null)
            .OfType<string>();

    private static IEnumerable<string> Runs(string text, SearchValues<char> alphabet, int minimum)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var length = text.AsSpan(start).IndexOfAnyExcept(alphabet);
            length = length < 0 ? text.Length - start : length;
            if (length >= minimum)
            {
                yield return text.Substring(start, length);
            }

            start += length;
        }
    }

    // A code may be broken into lines, or stand on one between lines of words.
    private static IEnumerable<string> WithLines(string run) =>
        run.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } lines ? lines.Append(string.Concat(lines)) : [run];

    private static string? FromBase64(string run)
    {
        var digits = run.Trim('\r', '\n').Replace('-', '+').Replace('_', '/');
        var whole = digits.Length - (digits.Length % 4 == 1 ? 1 : 0);
        var bytes = new byte[digits.Length];
        return Convert.TryFromBase64String(digits[..whole].PadRight((whole + 3) / 4 * 4, '='), bytes, out var count) ? Text(bytes.AsSpan(0, count)) : null;
    }

    private static string? FromHexadecimal(string run)
    {
        // The end of a word beside the code looks like a digit of it, but seldom like two.
        var bytes = run.Replace("0x", string.Empty, StringComparison.OrdinalIgnoreCase).Replace("\\u00", string.Empty, StringComparison.OrdinalIgnoreCase)
            .Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsAsciiHexDigit)))
            .Where(digits => digits.Length % 2 == 0);
        return Text(Convert.FromHexString(string.Concat(bytes)));
    }

    // What was no text before is none now.
    private static string? Text(ReadOnlySpan<byte> bytes) => bytes.Length >= MinimumBytes && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
}
