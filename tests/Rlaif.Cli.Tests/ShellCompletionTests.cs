using System.Diagnostics;

namespace Rlaif.Cli.Tests;

/// <summary>The completion scripts in the shells that they are for.</summary>
public sealed class ShellCompletionTests : IDisposable
{
    private readonly RunFiles _files = new();

    public void Dispose() => _files.Dispose();

    [ShellTheory("bash")]
    [InlineData("rlaif resu", "resume")]
    [InlineData("rlaif label pool.csv --labeler or", "oracle")]
    public async Task Bash_Word_IsCompleted(string line, string expected)
    {
        var words = line.Split(' ');
        var script = await ScriptAsync("bash");

        var output = await RunAsync(
            "bash", "--norc", "-c", $"source '{script}'; COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; _rlaif_complete; echo \"${{COMPREPLY[@]}}\"");

        Assert.Equal(expected, output.Trim());
    }

    [ShellTheory("fish")]
    [InlineData("rlaif resu", "resume")]
    [InlineData("rlaif label pool.csv --labeler or", "oracle")]
    [InlineData("echo one | rlaif expo", "export")]
    [InlineData("rlaif label \"a pool.csv\" --strat", "--strategy")]
    public async Task Fish_Word_IsCompleted(string line, string expected)
    {
        var script = await ScriptAsync("fish");

        var output = await RunAsync("fish", "--no-config", "-c", $"source '{script}'; complete -C '{line}'");

        Assert.Equal(expected, output.Trim());
    }

    [ShellTheory("zsh", "tmux")]
    [InlineData("rlaif resu", "rlaif resume", false)]
    [InlineData("rlaif label pool.csv --labeler or", "--labeler oracle", false)]
    [InlineData("echo one | rlaif expo", "| rlaif export", true)]
    public async Task Zsh_Word_IsCompleted(string line, string completed, bool isAutoloaded)
    {
        var script = await ScriptAsync("zsh");
        await using var terminal = await Terminal.StartProgramAsync(width: 100, Environment(), "zsh", "-f", "-i");
        File.Move(script, _files["_rlaif"]);
        await terminal.TypeAsync(isAutoloaded
            ? $"fpath=('{Path.GetDirectoryName(script)}' $fpath); autoload -Uz compinit; compinit -D -u; clear; print is ready"
            : $"source '{_files["_rlaif"]}'; clear; print is ready");
        await terminal.PressAsync("Enter");
        await terminal.ScreenAsync(screen => screen.StartsWith("is ready", StringComparison.Ordinal));

        await terminal.TypeAsync(line);
        await terminal.PressAsync("Tab");

        await terminal.ScreenAsync(completed);
    }

    private async Task<string> ScriptAsync(string shell) => _files.Write($"complete.{shell}", (await Tool.RunAsync("completion", shell)).Output);

    // The tool is called by its name, as people have it.
    private Dictionary<string, string> Environment()
    {
        var tool = _files.Write("rlaif", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "Rlaif.Cli.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new Dictionary<string, string> { ["PATH"] = $"{Path.GetDirectoryName(tool)}{Path.PathSeparator}{System.Environment.GetEnvironmentVariable("PATH")}" };
    }

    private async Task<string> RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in Environment())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
