using System.Text.Json;

namespace Rlaif.Cli.Records;

/// <summary>The names of values as they stand in files.</summary>
internal static class JsonName
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
