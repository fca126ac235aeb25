using Microsoft.Data.Sqlite;
using Rlaif.Clients;
using Rlaif.Storage.Sqlite.Files;

namespace Rlaif.Storage.Sqlite;

/// <summary>Keeps answers in a SQLite file; beyond a size, those that went unused the longest go.</summary>
/// <remarks>Safe for concurrent use, by several processes as well. A power cut may cost the last answers, never the file.</remarks>
public sealed class SqliteAnswerCache : IAnswerCache, IDisposable
{
    internal const string What = "answer cache";
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly AnswerFile _file;
    private bool _isDisposed;

    /// <summary>Opens the cache of a file, or creates it.</summary>
    /// <param name="path">The file; beside it stand those with <c>-wal</c> and <c>-shm</c> behind its name while it is open.</param>
    /// <param name="sizeLimit">About how many bytes it may take, at least 1. The default is 1 GB. The last to open the file decides.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeLimit"/> is below 1.</exception>
    /// <exception cref="StorageException">The file is damaged, of another kind or version, or cannot be written.</exception>
    public SqliteAnswerCache(string path, long sizeLimit = 1L << 30)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(sizeLimit, 1);
        _path = path;
        _file = Translated(() =>
        {
            StorageFolder.Create(path);
            return AnswerFile.Open(path, sizeLimit);
        });
    }

    /// <summary>Gets the file, for tests that set it limits.</summary>
    internal AnswerFile File => _file;

    /// <inheritdoc/>
    public ValueTask<CachedAnswer?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ValueTask.FromResult(Guarded(() => _file.Get(key)) is { } bytes ? CachedAnswer.FromBytes(bytes) : null);
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string key, CachedAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        var bytes = answer.ToBytes();
        Guarded(() =>
        {
            _file.Set(key, bytes);
            return bytes;
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _file.Dispose();
        }
    }

    private byte[]? Guarded(Func<byte[]?> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return Translated(work);
        }
    }

    private T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw SqliteFaults.Of(exception, What, _path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.NotWritable(What, _path, exception);
        }
    }
}
