using System.Text.Json.Serialization;

namespace Rlaif.Classifiers.MLNet.Persistence;

/// <summary>Writes and reads <see cref="ModelContent"/> without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ModelContent))]
internal sealed partial class ModelJson : JsonSerializerContext;
