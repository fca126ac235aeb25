using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Rlaif.Cli.Tests;

/// <summary>Runs the command line as a process of its own, as people do.</summary>
internal sealed partial class Tool : IDisposable
{
    private const int Terminated = 15;
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly TextLines _errors;

    private Tool(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, string? input = null, string[]? under = null, string folder = "")
    {
        string[] command = [.. under ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, "Rlaif.Cli.dll"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = input is not null, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = new TextLines(_process.StandardError);
        _ = input is null ? Task.CompletedTask : WriteAsync(_process.StandardInput, input);
    }

    public static Tool Start(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) => new(arguments, environment);

    /// <summary>Starts it by another program, which sees to where or as whom it runs.</summary>
    public static Tool StartUnder(string[] program, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) => new(arguments, environment, under: program);

    public static async Task<ToolResult> RunAsync(params IEnumerable<string> arguments)
    {
        using var tool = new Tool(arguments, environment: null);
        return await tool.EndAsync();
    }

    /// <summary>Runs in a folder, whose files it may find.</summary>
    public static async Task<ToolResult> RunInAsync(string folder, params IEnumerable<string> arguments)
    {
        using var tool = new Tool(arguments, environment: null, folder: folder);
        return await tool.EndAsync();
    }

    /// <summary>Runs with a text on standard input.</summary>
    public static async Task<ToolResult> RunWithInputAsync(string input, params IEnumerable<string> arguments)
    {
        using var tool = new Tool(arguments, environment: null, input);
        return await tool.EndAsync();
    }

    public int Id => _process.Id;

    /// <summary>Asks it to end, which it takes as it takes Ctrl-C.</summary>
    /// <remarks>What a shell runs in its background has to ignore the signal of Ctrl-C; the tests of the terminal press the keys.</remarks>
    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, Terminated));

    /// <summary>Waits until it has said something on standard error, or has ended.</summary>
    public Task SaysAsync(string words) => _errors.SaysAsync(words).WaitAsync(TimeSpan.FromMinutes(5));

    /// <summary>Ends the process at once, by SIGKILL where there are signals.</summary>
    /// <returns>Whether it had not ended by itself before.</returns>
    public async Task<bool> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return _process.ExitCode is 137 or -1;
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <returns>Whether it left something to do.</returns>
    public async Task<bool> FinishAsync()
    {
        Interrupt();
        return (await EndAsync()).ExitCode == 130;
    }

    public async Task<ToolResult> EndAsync()
    {
        using var hung = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await _process.WaitForExitAsync(hung.Token);
        return new ToolResult(_process.ExitCode, await _output, await _errors.AllAsync());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    // A tool that refuses its input closes it before all is written.
    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        try
        {
            await using (writer)
            {
                await writer.WriteAsync(input);
            }
        }
        catch (IOException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
