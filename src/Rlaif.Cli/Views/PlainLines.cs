using Spectre.Console;

namespace Rlaif.Cli.Views;

/// <summary>Writes sentences as they are: without markup, and wrapped by the terminal alone.</summary>
internal static class PlainLines
{
    public static void Say(this IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(Harmless(line));

    // What a model or a file says may hold what a terminal takes for orders, or what turns the direction of writing.
    private static string Harmless(string line) => string.Create(line.Length, line, static (shown, line) =>
    {
        for (var index = 0; index < line.Length; index++)
        {
            shown[index] = IsOrder(line[index]) ? '\uFFFD' : line[index];
        }
    });

    private static bool IsOrder(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\r' or '\t')) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
