using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Rlaif.TestServer;

/// <summary>Makes loggers of every level that share one list of messages.</summary>
public sealed class CollectingLoggerFactory : ILoggerFactory
{
    private readonly ConcurrentQueue<string> _messages = new();

    /// <summary>Every message with its exception.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    public ILogger CreateLogger(string categoryName) => new CollectingLogger(_messages);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This factory keeps what is logged itself.");

    public void Dispose()
    {
    }
}
