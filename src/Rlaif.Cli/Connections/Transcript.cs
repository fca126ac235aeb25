using Microsoft.Extensions.AI;

namespace Rlaif.Cli.Connections;

/// <summary>What went to models and came back, until somebody takes it.</summary>
internal sealed class Transcript
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public void Add(IEnumerable<ChatMessage> messages, string reply)
    {
        lock (_gate)
        {
            _lines.AddRange(messages.Select(message => $"[{message.Role}] {message.Text}"));
            _lines.Add($"[reply] {reply}");
        }
    }

    public IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            string[] lines = [.. _lines];
            _lines.Clear();
            return lines;
        }
    }
}
