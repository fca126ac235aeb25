using System.Text;

namespace Rlaif.Cli.Tests;

/// <summary>What a process says, line by line while it goes on.</summary>
internal sealed class TextLines
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _said = new();
    private readonly Task _reading;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TextLines(TextReader reader) => _reading = ReadAsync(reader);

    public async Task<string> AllAsync()
    {
        await _reading;
        return _said.ToString();
    }

    /// <summary>Waits until something was said, or all.</summary>
    public async Task SaysAsync(string words)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_said.ToString().Contains(words, StringComparison.Ordinal) || _reading.IsCompleted)
                {
                    return;
                }

                more = _more.Task;
            }

            await Task.WhenAny(more, _reading);
        }
    }

    private async Task ReadAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _said.AppendLine(line);
                _more.TrySetResult();
                _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
