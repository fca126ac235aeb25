using System.Text;

namespace Rlaif.Datasets.Rows;

/// <summary>Reads lines, but never holds more of one than a limit.</summary>
internal sealed class LineReader(TextReader reader, int maximumLength)
{
    private readonly char[] _buffer = new char[1 << 15];
    private readonly StringBuilder _line = new();
    private int _position;
    private int _filled;

    /// <summary>Gets the number of the line read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Gets whether the line read last was longer than the limit and is cut.</summary>
    public bool IsCut { get; private set; }

    public string? Read()
    {
        _line.Clear();
        IsCut = false;
        var any = false;
        while (Fill())
        {
            any = true;
            var end = Array.IndexOf(_buffer, '\n', _position, _filled - _position);
            Keep(_buffer.AsSpan(_position..(end < 0 ? _filled : end)));
            _position = end < 0 ? _filled : end + 1;
            if (end >= 0)
            {
                break;
            }
        }

        Line += any ? 1 : 0;
        return any ? _line.ToString().TrimEnd('\r') : null;
    }

    private bool Fill()
    {
        if (_position == _filled)
        {
            _position = 0;
            _filled = reader.Read(_buffer);
        }

        return _filled > 0;
    }

    private void Keep(ReadOnlySpan<char> part)
    {
        var room = maximumLength - _line.Length;
        IsCut |= part.Length > room;
        _line.Append(part[..Math.Min(part.Length, room)]);
    }
}
