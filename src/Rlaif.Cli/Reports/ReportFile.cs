using Rlaif.Cli.Runs;

namespace Rlaif.Cli.Reports;

/// <summary>The <c>report.html</c> of a run.</summary>
internal static class ReportFile
{
    public const string Name = "report.html";

    public static Task WriteAsync(string folder, LabelSettings settings, ActiveLearningResult result) => AtomicFile.WriteAsync(Path.Combine(folder, Name), async stream =>
    {
        await using var writer = new StreamWriter(stream);
        await writer.WriteAsync(ReportPage.Write(ReportModel.Of(settings, result)));
    });
}
