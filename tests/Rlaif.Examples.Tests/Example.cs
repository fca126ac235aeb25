using System.Diagnostics;

namespace Rlaif.Examples.Tests;

/// <summary>Runs a console example as a process.</summary>
internal static class Example
{
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string assembly, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var hung = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(hung.Token);
        return (process.ExitCode, await output, await errors);
    }
}
