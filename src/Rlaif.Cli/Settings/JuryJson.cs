using System.Text.Json.Serialization;

namespace Rlaif.Cli.Settings;

/// <summary>How the file of a jury is read: a name that nobody knows is a slip.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowTrailingCommas = true)]
[JsonSerializable(typeof(JuryFile))]
internal sealed partial class JuryJson : JsonSerializerContext;
