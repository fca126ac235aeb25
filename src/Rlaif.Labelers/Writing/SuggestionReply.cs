using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.Labelers.Chat;
using Rlaif.Labelers.Prompts;

namespace Rlaif.Labelers.Writing;

/// <summary>Reads the classes that a model proposed.</summary>
internal static class SuggestionReply
{
    private const int MostClasses = 100;
    private const int MostExamples = 3;
    private const int LongestDescription = 1_000;
    private const int LongestExample = 500;

    /// <summary>Gives the label set; null where the reply is none, or has classes that cannot be told apart.</summary>
    public static LabelSet? Read(ChatResponse response)
    {
        var text = Thinking.Without(response.Text);
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end < start || response.FinishReason == ChatFinishReason.Length)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(start, end + 1 - start));
            LabelDefinition[] labels = [.. document.RootElement.GetProperty(SuggestionPrompt.LabelsProperty).EnumerateArray().Take(MostClasses + 1).Select(Definition)];
            return labels.Length is >= 2 and <= MostClasses && labels.DistinctBy(label => label.Name, StringComparer.OrdinalIgnoreCase).Count() == labels.Length ? new LabelSet(labels) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    private static LabelDefinition Definition(JsonElement item)
    {
        var name = item.GetProperty(SuggestionPrompt.NameProperty).GetString() ?? string.Empty;
        return OnOneLine(name, int.MaxValue) == name.Trim()
            ? new LabelDefinition(name.Trim(), Text(item, SuggestionPrompt.DescriptionProperty), [.. Examples(item)])
            : throw new ArgumentException("A name holds characters that cannot be seen.", nameof(item));
    }

    private static string? Text(JsonElement item, string property) =>
        item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && OnOneLine(value.GetString()!, LongestDescription) is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Examples(JsonElement item) =>
        item.TryGetProperty(SuggestionPrompt.ExamplesProperty, out var examples) && examples.ValueKind == JsonValueKind.Array
            ? examples.EnumerateArray().Where(example => example.ValueKind == JsonValueKind.String).Select(example => OnOneLine(example.GetString()!, LongestExample)).Where(example => example.Length > 0).Take(MostExamples)
            : [];

    // Neither control characters nor those that only change how others are shown.
    private static string OnOneLine(string text, int length) => Excerpt.Of(
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character).Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format)).Trim(), length);
}
