using System.Diagnostics;

namespace Rlaif.Throughput;

/// <summary>The server in a process of its own, so that its work is not counted; it ends with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public static ServerProcess Start() => new(Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Program.Serve)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    public async Task<Uri> EndpointAsync() =>
        new(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended before it told its address."));

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
