using System.Text.Json.Nodes;

namespace Rlaif.TestServer;

/// <summary>Finds the row that a prompt is about.</summary>
internal static class RowFinder
{
    /// <summary>
    /// The longest known row in the last message of the user that holds one; written out or escaped as in JSON. Examples may
    /// stand in the lines before it.
    /// </summary>
    public static string Find(ChatRequest request, IReadOnlyCollection<string> rows) =>
        request.Messages.Reverse()
            .Where(message => message.Role == "user")
            .Select(message => Longest(message.Text[(message.Text.LastIndexOf('\n') + 1)..], rows) ?? Longest(message.Text, rows))
            .FirstOrDefault(row => row is not null)
            ?? request.LastUserText;

    private static string? Longest(string text, IReadOnlyCollection<string> rows) => rows.Where(row => Holds(text, row)).MaxBy(row => row.Length);

    private static bool Holds(string text, string row) =>
        text.Contains(row, StringComparison.Ordinal) || text.Contains(JsonValue.Create(row).ToJsonString()[1..^1], StringComparison.Ordinal);
}
