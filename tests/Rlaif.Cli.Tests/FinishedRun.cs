namespace Rlaif.Cli.Tests;

/// <summary>A run that has ended, made once; each test takes a copy.</summary>
public sealed class FinishedRun : IAsyncLifetime, IDisposable
{
    private readonly RunFiles _files = new();

    /// <summary>The arguments that began it, but for the folder.</summary>
    public string[] Arguments => ["label", _files["pool.csv"], "--gold", "truth", "--labeler", "oracle", "--noise", "0.1", "--budget", "30", "--recheck", "0.2"];

    public async Task InitializeAsync()
    {
        _files.Write("pool.csv", $"text,truth\n{string.Concat(Enumerable.Range(100, 60).Select(Row))}");
        Assert.Equal(0, (await Tool.RunAsync([.. Arguments, "--out", _files["run"]])).ExitCode);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _files.Dispose();

    public static string Row(int number) => number % 2 == 0 ? $"apple pear {number},fruit\n" : $"iron zinc {number},metal\n";

    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(_files["run"]))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
