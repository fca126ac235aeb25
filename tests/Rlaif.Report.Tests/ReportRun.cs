using System.Diagnostics;

namespace Rlaif.Report.Tests;

/// <summary>Runs of the tool, made once for all tests: one with held-out rows and one without, over rows that would do harm.</summary>
public sealed class ReportRun : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rlaif-report-");

    /// <summary>Gets the report of a run whose rounds were measured on a test file.</summary>
    public string Measured => Path.Combine(_folder.FullName, "measured", "report.html");

    /// <summary>Gets the report of a run that random rows tell about, with answers that were asked for again.</summary>
    public string Unmeasured => Path.Combine(_folder.FullName, "unmeasured", "report.html");

    /// <summary>Gets the report of a run of one round, measured on a test file.</summary>
    public string OneRound => Path.Combine(_folder.FullName, "short", "report.html");

    /// <summary>Gets the report of a run with a promise, whose budget ended before every row had a label.</summary>
    public string Promised => Path.Combine(_folder.FullName, "promised", "report.html");

    public async Task InitializeAsync()
    {
        var (pool, test) = (Write("pool.csv", SomeData.Csv(240, 1)), Write("test.csv", SomeData.Csv(120, 2)));
        string[] run = ["label", pool, "--gold", "label", "--labeler", "oracle", "--noise", "0.1", "--batch", "20", "--seed-size", "20", "--budget", "120", "--stop", "never", "--random-slice", "0.25"];
        await RunAsync([.. run, "--test", test, "--out", Path.GetDirectoryName(Measured)!]);
        await RunAsync("label", pool, "--gold", "label", "--labeler", "oracle", "--seed-size", "20", "--budget", "20", "--test", test, "--out", Path.GetDirectoryName(OneRound)!);
        await RunAsync("label", Write("more.csv", SomeData.Csv(600, 3)), "--gold", "label", "--labeler", "oracle", "--noise", "0.02", "--batch", "30", "--budget", "240", "--target-agreement", "0.9", "--out", Path.GetDirectoryName(Promised)!);
        await RunAsync([.. run, "--recheck", "0.5", "--out", Path.GetDirectoryName(Unmeasured)!]);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs the tool as a process, as people do.</summary>
    internal static async Task RunAsync(params IEnumerable<string> arguments)
    {
        var (exitCode, output) = await TryAsync(arguments);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Runs the tool where it may fail.</summary>
    internal static async Task<(int ExitCode, string Output)> TryAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Rlaif.Cli.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, $"{await output}{errors}");
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
