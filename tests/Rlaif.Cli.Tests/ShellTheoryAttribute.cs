namespace Rlaif.Cli.Tests;

/// <summary>A test in a shell; skipped, and said so, where a program that it needs is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute(params string[] programs)
    {
        if (programs.FirstOrDefault(program => !IsThere(program)) is { } missing)
        {
            Skip = $"There is no {missing}; install it to test completion.";
        }
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
