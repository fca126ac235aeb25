namespace Rlaif.Throughput;

/// <summary>Measures between the answers that come when all places are taken: not while they fill, nor while they empty.</summary>
internal sealed class Stretch(int rows, int concurrency)
{
    private readonly int _first = 4 * concurrency;
    private readonly int _last = rows - concurrency;
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private int _rows;
    private int _answered;
    private long _start;
    private TimeSpan _elapsed;

    /// <summary>Counts a row; one at a time.</summary>
    public void Add(bool isAnswered)
    {
        _rows++;
        _answered += isAnswered ? 1 : 0;
        _start = _rows == _first ? TimeProvider.System.GetTimestamp() : _start;
        _elapsed = _rows == _last ? TimeProvider.System.GetElapsedTime(_start) : _elapsed;
    }

    public Measured End() => new(_answered, (_last - _first) / _elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - _cpu) / rows);
}
