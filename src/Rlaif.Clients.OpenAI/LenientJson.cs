using System.Text.Json;

namespace Rlaif.Clients.OpenAI;

/// <summary>Reads the JSON of servers, whose names and strings may hold half a surrogate pair, which .NET refuses to read.</summary>
internal static class LenientJson
{
    /// <summary>Returns null for what is no readable string.</summary>
    public static string? Text(JsonElement? element)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Returns null where the element is no object or has no such property.</summary>
    public static JsonElement? Property(JsonElement? element, string name)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
