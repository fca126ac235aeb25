using System.Text;
using System.Text.Json;

namespace Rlaif.Clients.Redaction;

/// <summary>Splits a text that is JSON, or has lines that are, into its strings and what is around them.</summary>
/// <remarks>A secret in a string may be escaped in part, and an escape before it may look like its first letter.</remarks>
internal static class TextParts
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    public static List<TextPart> Of(string text)
    {
        var parts = new List<TextPart>();
        if (IsJson(text))
        {
            AddJson(parts, text, 0, text.Length);
            return parts;
        }

        var plain = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var lineFeed ? lineFeed + 1 : text.Length;
            if (IsJson(text.AsSpan(start, end - start)))
            {
                AddPlain(parts, text, plain, start);
                AddJson(parts, text, start, end);
                plain = end;
            }

            start = end;
        }

        AddPlain(parts, text, plain, text.Length);
        return parts;
    }

    private static void AddPlain(List<TextPart> parts, string text, int start, int end)
    {
        if (end > start)
        {
            parts.Add(new TextPart(text, start, end, isJson: false));
        }
    }

    private static void AddJson(List<TextPart> parts, string text, int start, int end)
    {
        // In JSON, a quotation mark begins a string, and the next one that no backslash escapes ends it.
        var around = start;
        for (var open = text.IndexOf('"', start, end - start); open >= 0; open = text.IndexOf('"', around, end - around))
        {
            var close = Close(text, open + 1);
            AddNumbers(parts, text, around, open);
            parts.Add(new TextPart(text, open + 1, close, isJson: true, isName: text.AsSpan(close + 1, end - close - 1).TrimStart().StartsWith(':')));
            around = close + 1;
        }

        AddNumbers(parts, text, around, end);
    }

    // Beside strings, only numbers can tell a secret.
    private static void AddNumbers(List<TextPart> parts, string text, int start, int end)
    {
        if (text.AsSpan(start, end - start).ContainsAnyInRange('0', '9'))
        {
            AddPlain(parts, text, start, end);
        }
    }

    private static int Close(string text, int start)
    {
        var place = text.AsSpan(start).IndexOfAny('"', '\\') + start;
        while (text[place] == '\\')
        {
            place += 2;
            place += text.AsSpan(place).IndexOfAny('"', '\\');
        }

        return place;
    }

    private static bool IsJson(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (!(trimmed.StartsWith('{') && trimmed.EndsWith('}')) && !(trimmed.StartsWith('[') && trimmed.EndsWith(']')))
        {
            return false;
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(trimmed)];
        Encoding.UTF8.GetBytes(trimmed, bytes);
        try
        {
            var reader = new Utf8JsonReader(bytes, AnyDepth);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
