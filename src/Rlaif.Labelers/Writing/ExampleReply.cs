using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.Labelers.Chat;

namespace Rlaif.Labelers.Writing;

/// <summary>Reads the texts that a model wrote.</summary>
internal static class ExampleReply
{
    private const int MaximumLength = 10_000;

    /// <summary>Gives the texts that are whole, new and not empty; none where the reply is no answer.</summary>
    public static IReadOnlyList<string> Read(ChatResponse response, IReadOnlyList<string> known, int count)
    {
        var text = Thinking.Without(response.Text);
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end < start || response.FinishReason == ChatFinishReason.Length)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, end + 1 - start));
            return document.RootElement.TryGetProperty(ExamplePrompt.TextsProperty, out var texts) && texts.ValueKind == JsonValueKind.Array
                ? [.. Strings(texts).Except(known, StringComparer.Ordinal).Take(count)]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair is no text either.
            return [];
        }
    }

    private static IEnumerable<string> Strings(JsonElement texts) => texts.EnumerateArray()
        .Where(text => text.ValueKind == JsonValueKind.String)
        .Select(text => text.GetString()!.Trim())
        .Where(text => text.Length is > 0 and <= MaximumLength);
}
