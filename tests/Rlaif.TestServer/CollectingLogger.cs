using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Rlaif.TestServer;

/// <summary>Keeps every message with its exception.</summary>
internal sealed class CollectingLogger(ConcurrentQueue<string> messages) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        messages.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
}
