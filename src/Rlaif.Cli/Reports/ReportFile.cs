using System.Text.Json;
using Rlaif.Cli.Records;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Reports;

/// <summary>The <c>report.html</c> of a run.</summary>
internal static class ReportFile
{
    public const string Name = "report.html";

    /// <summary>Writes the page into a folder; what <c>provenance.json</c> there says is shown as it stands.</summary>
    public static async Task WriteAsync(string folder, LabelSettings settings, ActiveLearningResult result)
    {
        var model = ReportModel.Of(settings, result) with { Provenance = await ProvenanceAsync(RunFolder.ProvenanceOf(folder)) };
        var path = Path.Combine(folder, Name);
        try
        {
            await AtomicFile.WriteAsync(path, async stream =>
            {
                await using var writer = new StreamWriter(stream);
                await writer.WriteAsync(ReportPage.Write(model));
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} could not be written, and everything else of the run is there; see that it can be replaced and that the disk has room, then make it by rlaif report {folder}.");
        }
    }

    // A run of an earlier version has none, and one that was damaged says nothing.
    private static async Task<Provenance?> ProvenanceAsync(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync(stream, RunJson.Line.Provenance);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
