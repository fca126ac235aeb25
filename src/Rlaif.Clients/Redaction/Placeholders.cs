using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Rlaif.Clients.Redaction;

/// <summary>The placeholders of one request and what they stand for.</summary>
internal sealed partial class Placeholders
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Value), string> _placeholders = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public bool IsEmpty => _values.Count == 0;

    /// <summary>Leaves out what a text holds already and what therefore could not be told from a placeholder.</summary>
    public void Reserve(string text)
    {
        foreach (Match match in Form().Matches(text))
        {
            _taken.Add(match.Value);
        }
    }

    /// <summary>Returns the placeholder of a value, the same one each time.</summary>
    public string For(string kind, string value)
    {
        if (!_placeholders.TryGetValue((kind, value), out var placeholder))
        {
            placeholder = Next(kind);
            _placeholders.Add((kind, value), placeholder);
            _values.Add(placeholder, value);
        }

        return placeholder;
    }

    /// <summary>Puts the values back, escaped in strings of JSON.</summary>
    public string Restore(string text)
    {
        if (IsEmpty || !text.Contains('['))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var part in TextParts.Of(text))
        {
            foreach (Match match in Form().Matches(part.Text))
            {
                if (_values.TryGetValue(match.Value, out var value))
                {
                    result.Append(text, position, part.PlaceOf(match.Index) - position);
                    result.Append(part.IsJson ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value) : value);
                    position = part.PlaceOf(match.Index + match.Length);
                }
            }
        }

        return position == 0 ? text : result.Append(text, position, text.Length - position).ToString();
    }

    private string Next(string kind)
    {
        while (true)
        {
            var number = _numbers[kind] = _numbers.GetValueOrDefault(kind) + 1;
            var placeholder = string.Create(CultureInfo.InvariantCulture, $"[{kind}_{number}]");
            if (!_taken.Contains(placeholder))
            {
                return placeholder;
            }
        }
    }

    [GeneratedRegex(@"\[[A-Z][A-Z0-9_]{0,31}_[0-9]{1,10}\]", RegexOptions.CultureInvariant, Redactor.TimeoutMilliseconds)]
    private static partial Regex Form();
}
