using System.Text;

namespace Rlaif.Clients.Redaction;

/// <summary>A part of a text: the inside of a string of JSON without its escapes, or anything else.</summary>
internal sealed class TextPart
{
    private readonly int _start;
    private readonly int[]? _places;

    public TextPart(string text, int start, int end, bool isJson, bool isName = false)
    {
        _start = start;
        IsJson = isJson;
        IsName = isName;
        var raw = text.AsSpan(start, end - start);
        (Text, _places) = isJson && raw.Contains('\\') ? Unescape(raw) : (raw.ToString(), null);
    }

    /// <summary>Gets whether the part is the inside of a string of JSON.</summary>
    public bool IsJson { get; }

    /// <summary>Gets whether that string is the name of a property.</summary>
    public bool IsName { get; }

    public string Text { get; }

    /// <summary>Returns where in the whole text a character of <see cref="Text"/> begins; its length gives the end.</summary>
    public int PlaceOf(int index) => _start + (_places is null ? index : _places[index]);

    private static (string Text, int[] Places) Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        var places = new List<int>(raw.Length + 1);
        for (var index = 0; index < raw.Length;)
        {
            places.Add(index);
            var (character, length) = raw[index] == '\\' ? Escaped(raw[(index + 1)..]) : (raw[index], 1);
            text.Append(character);
            index += length;
        }

        places.Add(raw.Length);
        return (text.ToString(), [.. places]);
    }

    // What is read here has passed for JSON, so that every escape is whole.
    private static (char Character, int Length) Escaped(ReadOnlySpan<char> escape) => escape[0] switch
    {
        'n' => ('\n', 2),
        't' => ('\t', 2),
        'r' => ('\r', 2),
        'b' => ('\b', 2),
        'f' => ('\f', 2),
        'u' => ((char)Convert.ToUInt16(escape.Slice(1, 4).ToString(), 16), 6),
        var itself => (itself, 2),
    };
}
