namespace Rlaif.Cli.Tests;

/// <summary>A test in a real terminal; skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TmuxTheoryAttribute : TheoryAttribute
{
    public TmuxTheoryAttribute()
    {
        if (!Terminal.IsAvailable)
        {
            Skip = "There is no tmux; install it to test the terminal.";
        }
    }
}
