using System.Buffers.Binary;

namespace Rlaif.Storage.Sqlite.Salvage;

/// <summary>The pages of a SQLite file and of its write-ahead log as they lie on the disk.</summary>
internal sealed class RawPages
{
    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    // Ours are of this size; a header that says otherwise is damaged.
    private const int PageSize = 4096;
    private readonly byte[] _file;
    private readonly byte[] _log;
    private readonly Dictionary<uint, int> _latestFrames = [];

    public RawPages(byte[] file, byte[] log)
    {
        _file = file;
        _log = log;
        foreach (var frame in Frames())
        {
            _latestFrames[BinaryPrimitives.ReadUInt32BigEndian(_log.AsSpan(frame))] = frame;
        }
    }

    public static string LogOf(string path) => path + "-wal";

    public static RawPages Read(string path) => new(ReadIfThere(path), ReadIfThere(LogOf(path)));

    /// <summary>Reads the log alone: what came since the file was opened last.</summary>
    public static RawPages ReadLog(string path) => new([], ReadIfThere(LogOf(path)));

    /// <summary>Lists every version of every page, the older ones first.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> All()
    {
        for (var offset = 0; offset + PageSize <= _file.Length; offset += PageSize)
        {
            yield return _file.AsMemory(offset, PageSize);
        }

        foreach (var frame in Frames())
        {
            yield return PageOf(frame);
        }
    }

    /// <summary>Finds a page by its number, from 1; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Find(uint number, bool isLogFirst)
    {
        var inLog = _latestFrames.TryGetValue(number, out var frame) ? PageOf(frame) : default;
        var offset = (number - 1L) * PageSize;
        var inFile = number > 0 && offset + PageSize <= _file.Length ? _file.AsMemory((int)offset, PageSize) : default;
        return inFile.IsEmpty || (isLogFirst && !inLog.IsEmpty) ? inLog : inFile;
    }

    private static byte[] ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : [];

    private IEnumerable<int> Frames()
    {
        for (var offset = LogHeader; offset + FrameHeader + PageSize <= _log.Length; offset += FrameHeader + PageSize)
        {
            yield return offset;
        }
    }

    private ReadOnlyMemory<byte> PageOf(int frame) => _log.AsMemory(frame + FrameHeader, PageSize);
}
