using Spectre.Console;

namespace Rlaif.Cli.Views;

/// <summary>Writes sentences as they are: without markup, and wrapped by the terminal alone.</summary>
internal static class PlainLines
{
    public static void Say(this IAnsiConsole console, string line) => console.Profile.Out.Writer.WriteLine(line);
}
