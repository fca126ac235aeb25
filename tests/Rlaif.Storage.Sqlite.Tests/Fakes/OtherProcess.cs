using System.Diagnostics;
using System.Reflection;

namespace Rlaif.Storage.Sqlite.Tests.Fakes;

/// <summary>This assembly as a process of its own.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and waits for its first line.</summary>
    public static async Task<OtherProcess> StartAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var process = new OtherProcess(Process.Start(start)!);
        using var hung = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Assert.Equal("ready", await process._process.StandardOutput.ReadLineAsync(hung.Token));
        return process;
    }

    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
