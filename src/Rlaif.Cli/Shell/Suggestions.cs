using System.CommandLine;
using System.Globalization;

namespace Rlaif.Cli.Shell;

/// <summary>Answers what may stand at a place of a command line: <c>rlaif "[suggest:POSITION]" "LINE"</c>, as dotnet-suggest asks it.</summary>
internal static class Suggestions
{
    private const string Directive = "[suggest";

    /// <summary>Tells whether a shell asks.</summary>
    public static bool IsAsked(IReadOnlyList<string> arguments) => arguments is [var first, ..] && first.StartsWith(Directive, StringComparison.Ordinal) && first.EndsWith(']');

    /// <summary>Writes a word a line.</summary>
    public static int Answer(Command root, IReadOnlyList<string> arguments, TextWriter output)
    {
        var line = arguments.Count > 1 ? arguments[1] : string.Empty;
        var position = int.TryParse(arguments[0].AsSpan(Directive.Length).Trim(":]"), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? Math.Min(place, line.Length) : line.Length;

        // The line begins with the name of the tool, however it was called.
        var skipped = line.IndexOf(' ', StringComparison.Ordinal);
        var own = skipped < 0 || skipped >= position ? string.Empty : line[(skipped + 1)..];
        foreach (var completion in root.Parse(own).GetCompletions(Math.Max(0, position - skipped - 1)))
        {
            output.WriteLine(completion.Label);
        }

        return ExitCode.Done;
    }
}
