using Spectre.Console;

namespace Rlaif.Cli.Views;

/// <summary>Writes sentences as they are: without markup, wrapped by the terminal alone, and never obeyed by it.</summary>
internal static class PlainLines
{
    /// <summary>Gets where sentences go while standard output is for results alone.</summary>
    public static IAnsiConsole OnErrors { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Writes one line.</summary>
    public static void Say(this IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(TerminalText.OnOneLine(line));

    /// <summary>Writes a text of several lines.</summary>
    public static void SayAll(this IAnsiConsole console, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            console.Say(line);
        }
    }
}
