using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rlaif.Cli.Evaluations;

/// <summary>How an evaluation is written as JSON.</summary>
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    public static EvaluationJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n" });
}
