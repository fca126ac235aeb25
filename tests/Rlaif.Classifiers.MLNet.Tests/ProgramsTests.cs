using System.Diagnostics;

namespace Rlaif.Classifiers.MLNet.Tests;

/// <summary>Programs as processes: the tool, which finds the package beside it, and the example.</summary>
public sealed class ProgramsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rlaif-mlnet-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Tool_ClassifierMLNet_LabelsAndPredicts()
    {
        var pool = Path.Combine(_folder.FullName, "pool.csv");
        var run = Path.Combine(_folder.FullName, "run");
        await File.WriteAllTextAsync(pool, "text,label\n" + string.Concat(Some.Texts(60, seed: 1).Select((text, row) => $"{text},{"abc"[row % 3]}\n")));

        var labeled = await RunAsync("Rlaif.Cli.dll", "label", pool, "--text", "text", "--gold", "label", "--labeler", "oracle", "--classifier", "mlnet", "--budget", "30", "--out", run);
        var predicted = await RunAsync("Rlaif.Cli.dll", "predict", Path.Combine(run, "model.rlaif"), pool, "--text", "text", "--out", Path.Combine(_folder.FullName, "predicted.csv"));

        Assert.Contains("Classifier: mlnet.", labeled, StringComparison.Ordinal);
        Assert.Contains("60 rows labeled", predicted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_NoArguments_LearnsAndServesTheZip()
    {
        var output = await RunAsync("MLNetExample.dll");

        Assert.Contains("of 617 final labels are right", output, StringComparison.Ordinal);
        Assert.Contains("billing", output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string assembly, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder.FullName };
        start.Environment.Remove("RLAIF_MLNET");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal((0, string.Empty), (process.ExitCode, await errors));
        return await output;
    }
}
