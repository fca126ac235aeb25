using System.Globalization;
using System.Text;

namespace Rlaif.Cli.Charts;

/// <summary>Writes elements that are valid as HTML and as XML; every text and attribute is escaped here and nowhere else.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes the start of an element; attributes whose value is null are left out.</summary>
    public Markup Open(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(attribute).Append("=\"");
                VisibleText.Append(_text, value is double number ? Number(number) : (string)value);
                _text.Append('"');
            }
        }

        _text.Append('>');
        return this;
    }

    public Markup Close(string name)
    {
        _text.Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>Writes an element that can have no content.</summary>
    public Markup Empty(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Open(name, attributes);
        _text.Insert(_text.Length - 1, '/');
        return this;
    }

    public Markup Text(string text)
    {
        VisibleText.Append(_text, text);
        return this;
    }

    /// <summary>Writes an element with a text.</summary>
    public Markup Element(string name, string text, params ReadOnlySpan<(string Name, object? Value)> attributes) => Open(name, attributes).Text(text).Close(name);

    /// <summary>Writes an element with a name that a narrow column may break behind its underscores.</summary>
    public Markup Name(string element, string name)
    {
        Open(element);
        var pieces = name.Split('_');
        for (var index = 0; index < pieces.Length - 1; index++)
        {
            Text(pieces[index] + '_').Empty("wbr");
        }

        return Text(pieces[^1]).Close(element);
    }

    /// <summary>Writes what is part of the program and escaped already, such as a style sheet.</summary>
    public Markup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
