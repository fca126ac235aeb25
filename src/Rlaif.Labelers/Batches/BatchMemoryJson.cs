using System.Text.Json.Serialization;

namespace Rlaif.Labelers.Batches;

/// <summary>Reads and writes the memory without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BatchMemory))]
internal sealed partial class BatchMemoryJson : JsonSerializerContext;
