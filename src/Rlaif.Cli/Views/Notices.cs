using Microsoft.Extensions.Logging;

namespace Rlaif.Cli.Views;

/// <summary>Hands on what is logged of waits and of what cannot be had, so that neither is silent.</summary>
internal sealed class Notices : ILoggerProvider
{
    /// <summary>Raised with a sentence for people; from any thread.</summary>
    public event Action<string>? Arrived;

    public ILogger CreateLogger(string categoryName) =>
        new NoticeLogger(this, categoryName.StartsWith("Rlaif.", StringComparison.Ordinal));

    /// <summary>Writes a notice where errors go, since standard output is for results.</summary>
    public static void WriteError(string notice) => Console.Error.WriteLine($"rlaif: {TerminalText.OnOneLine(notice)}");

    public void Dispose()
    {
    }

    private sealed class NoticeLogger(Notices notices, bool isShown) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => isShown && logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // That a request failed for good is said by how the run or the row ends.
            if (IsEnabled(logLevel) && eventId.Name is "Retrying" or "CircuitOpened" or "Unusable" or "Waiting" or "WeightsAreNotTaken")
            {
                notices.Arrived?.Invoke(formatter(state, exception));
            }
        }
    }
}
