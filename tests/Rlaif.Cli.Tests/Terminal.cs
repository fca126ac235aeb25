using System.Diagnostics;
using System.Globalization;

namespace Rlaif.Cli.Tests;

/// <summary>A terminal of a given size in which the tool runs, by tmux.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rlaif-terminal-");

    public static bool IsAvailable => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "tmux")));

    public static Task<Terminal> StartAsync(int width, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        StartProgramAsync(width, environment, ["dotnet", Path.Combine(AppContext.BaseDirectory, "Rlaif.Cli.dll"), .. arguments]);

    /// <summary>Starts any program there, such as a shell.</summary>
    public static async Task<Terminal> StartProgramAsync(int width, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> program)
    {
        var terminal = new Terminal();
        string[] words = ["env", .. environment.Select(pair => $"{pair.Key}={pair.Value}"), .. program];

        // What is behind the tool keeps its last screen.
        var command = $"{string.Join(' ', words.Select(Quoted))}; echo ended with $?; exec cat";
        await terminal.TmuxAsync("-f", "/dev/null", "new-session", "-d", "-x", Number(width), "-y", "40", command);
        return terminal;
    }

    public Task ResizeAsync(int width) => TmuxAsync("resize-window", "-x", Number(width), "-y", "40");

    public Task PressAsync(string key) => TmuxAsync("send-keys", key);

    public Task TypeAsync(string text) => TmuxAsync("send-keys", "-l", text);

    /// <summary>Waits until the screen shows the words.</summary>
    public Task<string> ScreenAsync(string words, bool withColors = false) => ScreenAsync(screen => screen.Contains(words, StringComparison.Ordinal), withColors);

    /// <summary>Waits until the screen is as wanted, which nothing announces.</summary>
    public async Task<string> ScreenAsync(Predicate<string> isWanted, bool withColors = false)
    {
        using var hung = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var screen = (await TmuxAsync(["capture-pane", "-p", .. withColors ? ["-e"] : Array.Empty<string>()])).TrimEnd();
            if (isWanted(screen))
            {
                return screen;
            }

            Assert.False(hung.IsCancellationRequested, $"The screen stays at:\n{screen}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await TmuxAsync("kill-server");
        _folder.Delete(recursive: true);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private async Task<string> TmuxAsync(params string[] arguments)
    {
        using var tmux = Process.Start(new ProcessStartInfo("tmux", ["-u", "-S", Path.Combine(_folder.FullName, "socket"), .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await tmux.StandardOutput.ReadToEndAsync();
        await tmux.WaitForExitAsync();
        return output;
    }
}
