using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>A run's journal and the state folded from it: an entry is kept first and applied second.</summary>
internal sealed class RunJournal : IAsyncDisposable
{
    private readonly IJournal _journal;
    private readonly bool _isOwned;
    private readonly RunState _state;
    private readonly IProgress<JournalEntry>? _progress;

    // A labeler that asks many at once may save its state while an answer is written.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _labelerState;

    private RunJournal(IJournal journal, bool isOwned, RunState state, IProgress<JournalEntry>? progress)
    {
        _journal = journal;
        _isOwned = isOwned;
        _state = state;
        _progress = progress;
    }

    /// <summary>Opens the run's own journal, else one of the loop's, replays what it holds, and notes what run it is.</summary>
    /// <exception cref="ArgumentException">The journal holds another run.</exception>
    public static async Task<RunJournal> OpenAsync(ActiveLearningLoop loop, ActiveLearningRun run, RunState state, CancellationToken cancellationToken)
    {
        var opened = RunIdentity.Of(loop, run);
        var journal = run.Journal ?? (loop.Journals is { } store ? await store.OpenAsync(cancellationToken).ConfigureAwait(false) : new InMemoryJournal());
        var replayed = new RunJournal(journal, isOwned: run.Journal is null, state, run.Progress);
        try
        {
            await replayed.ReplayAsync(opened, run.Pool, cancellationToken).ConfigureAwait(false);
            await replayed.NoteAsync(opened).ConfigureAwait(false);
            return replayed;
        }
        catch
        {
            await replayed.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Once something has happened it is kept, even where the caller has lost interest.
    public async Task AppendAsync(JournalEntry entry)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await _journal.AppendAsync(entry, CancellationToken.None).ConfigureAwait(false);
            Apply(entry);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What the labeler saved in the round under way, and where it saves more.</summary>
    public LabelerState LabelerState() =>
        new(_labelerState, async (saved, _) => await AppendAsync(new LabelerStateSaved(saved)).ConfigureAwait(false));

    /// <summary>Closes a journal of the loop's; the run's own belongs to the caller.</summary>
    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        if (_isOwned)
        {
            await _journal.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task ReplayAsync(RunOpened opened, Pool pool, CancellationToken cancellationToken)
    {
        await foreach (var entry in _journal.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry is RunOpened earlier)
            {
                RunIdentity.ThrowIfAnother(earlier, opened, pool);
            }

            Apply(entry);
        }
    }

    // Before anything is paid for: whatever is kept from then on is kept for this pool and these classes.
    private async Task NoteAsync(RunOpened opened)
    {
        if (_state.Opened is { } earlier && !RunIdentity.HasGrown(earlier, opened))
        {
            return;
        }

        if (_state.IsCompleting)
        {
            throw new ArgumentException("Rows were appended to the pool of a run whose sample is drawn already, so that its promise would not hold for them; label them in a run of their own.", nameof(opened));
        }

        await AppendAsync(opened).ConfigureAwait(false);
    }

    private void Apply(JournalEntry entry)
    {
        _state.Apply(entry);
        _labelerState = entry switch
        {
            LabelerStateSaved saved => saved.State,
            RoundCompleted or BatchCompleted => null,
            _ => _labelerState,
        };
        _progress?.Report(entry);
    }
}
