using Rlaif.Cli.Settings;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>The leave of whoever sits at the terminal to begin a run that may cost something.</summary>
internal static class Consent
{
    /// <summary>Tells whether there is somebody to ask who has not agreed already.</summary>
    /// <param name="settings">The run that is to begin.</param>
    /// <param name="isAtTerminal">Whether a person reads what is said and can answer.</param>
    public static bool IsAskedFor(LabelSettings settings, bool isAtTerminal) =>
        isAtTerminal && !settings.IsAgreedTo;

    /// <summary>Asks where it is due; scripts go on without a word.</summary>
    public static async Task<bool> IsGivenAsync(IAnsiConsole console, LabelSettings settings, CancellationToken cancellationToken)
    {
        var isAtTerminal = console.Profile is { Capabilities.Interactive: true, Out.IsTerminal: true } && !Console.IsInputRedirected;
        return !IsAskedFor(settings, isAtTerminal) || await new ConfirmationPrompt("Go on?").ShowAsync(console, cancellationToken);
    }
}
