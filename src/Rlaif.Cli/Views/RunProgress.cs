using Rlaif.Journals;

namespace Rlaif.Cli.Views;

/// <summary>Folds the entries of a run's journal into where it stands.</summary>
internal sealed class RunProgress(TimeProvider clock) : IProgress<JournalEntry>
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Queue<long> _arrivals = [];
    private RunStanding _standing = new();
    private long? _started;

    /// <summary>Raised with each entry that is new, not replayed.</summary>
    public event Action<JournalEntry>? Reported;

    public RunStanding Standing
    {
        get
        {
            lock (_gate)
            {
                return _standing with { Rate = Rate(), Elapsed = _started is { } started ? clock.GetElapsedTime(started) : TimeSpan.Zero };
            }
        }
    }

    /// <summary>Tells that what follows is no longer replayed.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _started = clock.GetTimestamp();
        }
    }

    public void Report(JournalEntry value)
    {
        lock (_gate)
        {
            _standing = _standing.After(value);
            if (_started is null)
            {
                return;
            }

            if (value is AnswerReceived { Annotation.Requests: > 0 })
            {
                _arrivals.Enqueue(clock.GetTimestamp());
            }
        }

        Reported?.Invoke(value);
    }

    public void Notice(string? notice)
    {
        lock (_gate)
        {
            _standing = _standing with { Notice = notice };
        }
    }

    private double? Rate()
    {
        while (_arrivals.TryPeek(out var first) && clock.GetElapsedTime(first) > Window)
        {
            _arrivals.Dequeue();
        }

        return _arrivals.TryPeek(out var earliest) && clock.GetElapsedTime(earliest) is var span && span >= Enough ? _arrivals.Count / span.TotalSeconds : null;
    }
}
