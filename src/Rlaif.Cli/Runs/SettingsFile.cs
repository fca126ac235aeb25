using System.Text.Json;

namespace Rlaif.Cli.Runs;

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

    /// <exception cref="UsageException">The folder holds no run, or one of another version.</exception>
    public static async Task<LabelSettings> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = PathOf(folder);
        if (!File.Exists(path))
        {
            throw new UsageException($"{folder} holds no run that could be continued, since there is no {Name}; give the folder that --out named.");
        }

        try
        {
            await using var stream = File.OpenRead(path);
            var settings = await JsonSerializer.DeserializeAsync(stream, RunJson.Line.LabelSettings, cancellationToken);
            return settings is null ? throw new JsonException() : settings with { Out = folder };
        }
        catch (JsonException)
        {
            throw new UsageException($"{path} is damaged or of another version; give the options to rlaif label again, with another --out or with --overwrite.");
        }
    }
}
