using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rlaif.Cli.Estimates;

/// <summary>How an estimate is written as JSON.</summary>
[JsonSerializable(typeof(EstimateReport))]
internal sealed partial class EstimateJson : JsonSerializerContext
{
    // Whatever a row holds is escaped: the terminal is to show characters, not to obey them.
    public static EstimateJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Default,
        WriteIndented = true,
        NewLine = "\n",
    });
}
