using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rlaif.Cli.Settings;
using Rlaif.Datasets;

namespace Rlaif.Cli.Records;

/// <summary>How the files of a run are written as JSON.</summary>
[JsonSerializable(typeof(RoundLine))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(IReadOnlyList<ClassRecord>))]
[JsonSerializable(typeof(LabelSettings))]
internal sealed partial class RunJson : JsonSerializerContext
{
    public static RunJson Line { get; } = new(Settings(indented: false));

    public static RunJson Indented { get; } = new(Settings(indented: true));

    private static JsonSerializerOptions Settings(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<BadRowHandling>(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = indented,
        NewLine = "\n",
    };
}
