using System.Text.Json;
using Rlaif.Cli.Records;
using Rlaif.Cli.Runs;

namespace Rlaif.Cli.Settings;

/// <summary>The <c>settings.json</c> of a run: what it takes to go on with it, without any secret.</summary>
internal static class SettingsFile
{
    public const string Name = "settings.json";

    public static string PathOf(string folder) => Path.Combine(folder, Name);

    public static Task WriteAsync(LabelSettings settings) => AtomicFile.WriteAsync(PathOf(settings.Out), async stream =>
    {
        await JsonSerializer.SerializeAsync(stream, settings.WithoutSecrets(), RunJson.Indented.LabelSettings);
        stream.WriteByte((byte)'\n');
    });

    /// <exception cref="UsageException">The folder holds no run, one of another version, or one whose texts are gone.</exception>
    public static async Task<LabelSettings> ReadAsync(string folder, CancellationToken cancellationToken) => await FindAsync(folder, cancellationToken) switch
    {
        { CanReadPoolAgain: false, Pool: var pool } => throw new UsageException($"The texts of {folder} are read from {pool}, which is not there, empty or a pipe; put the file back, since a run keeps no copy of it."),
        { } settings => settings,
        null => throw new UsageException(File.Exists(RunFolder.JournalOf(folder))
            ? $"{folder} holds a run without {Name}; give the options of before to rlaif label again, with the same --out."
            : !Directory.Exists(folder)
            ? $"There is no folder {folder}; give the one that --out named."
            : $"{folder} holds no run that could be continued, since there is no {Name}; give the folder that --out named."),
    };

    /// <summary>Reads the settings, else those in the summary of the run; null where there is neither.</summary>
    /// <exception cref="UsageException">They are damaged, or of another version.</exception>
    public static async Task<LabelSettings?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var own = PathOf(folder);
        var path = File.Exists(own) ? own : RunFolder.SummaryOf(folder);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancellationToken));
            var settings = path == own ? document.RootElement : document.RootElement.GetProperty("settings");
            return (settings.Deserialize(RunJson.Line.LabelSettings) ?? throw new JsonException()) with { Out = folder };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException($"{path} is damaged or of another version; give the options to rlaif label again, with another --out or with --overwrite.");
        }
    }
}
