using Microsoft.Win32.SafeHandles;

namespace Rlaif.Storage.Sqlite.Files;

/// <summary>Brings a log to the disk beside whoever writes it: that takes milliseconds, an answer microseconds.</summary>
/// <remarks>For one caller at a time. SQLite's locks are on the file, not on its log, so that a handle of our own breaks none.</remarks>
internal sealed class LogSync(string log) : IDisposable
{
    private SafeFileHandle? _log;
    private long _last;
    private long _through;

    /// <summary>Gets the syncing under way, or the last one.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Gets what was appended last before a syncing that has ended.</summary>
    /// <exception cref="IOException">The log could not be brought to the disk.</exception>
    public long Through
    {
        get
        {
            if (Running.IsCompleted)
            {
                Running.GetAwaiter().GetResult();
                _through = _last;
            }

            return _through;
        }
    }

    /// <summary>Begins a syncing, unless one is under way.</summary>
    public void Begin(long last)
    {
        if (Running.IsCompleted)
        {
            var handle = _log ??= File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            _last = last;
            Running = Task.Run(() => RandomAccess.FlushToDisk(handle));
        }
    }

    public void Dispose()
    {
        // Whether it succeeded no longer matters: closing the file syncs it.
        ((IAsyncResult)Running).AsyncWaitHandle.WaitOne();
        _log?.Dispose();
    }
}
