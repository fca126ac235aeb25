using System.Text.Json.Serialization;

namespace Rlaif.Experiments;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Baseline))]
[JsonSerializable(typeof(CompletionLine))]
[JsonSerializable(typeof(Curve))]
[JsonSerializable(typeof(Savings))]
[JsonSerializable(typeof(StoppingLine))]
internal sealed partial class CurveJson : JsonSerializerContext;
