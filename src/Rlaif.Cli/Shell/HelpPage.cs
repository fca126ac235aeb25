namespace Rlaif.Cli.Shell;

/// <summary>Sets help in two columns that fit the terminal.</summary>
internal sealed class HelpPage(TextWriter output)
{
    private const int TermWidth = 34;
    private const int WidthOfFiles = 100;
    private const int LeastWidth = 60;
    private const int MostWidth = 120;

    private readonly int _width = Console.IsOutputRedirected ? WidthOfFiles : Math.Clamp(Console.WindowWidth, LeastWidth, MostWidth);

    /// <summary>Writes a paragraph.</summary>
    public void Say(string text)
    {
        foreach (var line in Wrapped(text, _width))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
    }

    /// <summary>Writes lines as they are, to be copied.</summary>
    public void Lines(string heading, IReadOnlyList<string> lines) => Section(heading, lines.Select(line => $"  {line}"));

    /// <summary>Writes terms with what they mean beside them; a long one has a line of its own.</summary>
    public void Terms(string heading, IEnumerable<(string Term, string Meaning)> terms) => Section(heading, terms.SelectMany(pair => Beside(pair.Term, pair.Meaning)));

    private void Section(string heading, IEnumerable<string> lines)
    {
        using var each = lines.GetEnumerator();
        if (!each.MoveNext())
        {
            return;
        }

        output.WriteLine($"{heading}:");
        do
        {
            output.WriteLine(each.Current);
        }
        while (each.MoveNext());
        output.WriteLine();
    }

    private IEnumerable<string> Beside(string term, string meaning)
    {
        var left = $"  {term}";
        if (left.Length > TermWidth - 2)
        {
            yield return left;
            left = string.Empty;
        }

        foreach (var line in Wrapped(meaning, _width - TermWidth))
        {
            yield return left.PadRight(TermWidth) + line;
            left = string.Empty;
        }
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = string.Empty;
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
