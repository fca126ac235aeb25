using Rlaif.Journals;

namespace Rlaif.Loop;

/// <summary>A run's journal and the state folded from it: an entry is kept first and applied second.</summary>
internal sealed class RunJournal(IJournal journal, RunState state) : IDisposable
{
    // A labeler that asks many at once may save its state while an answer is written.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _labelerState;

    /// <exception cref="ArgumentException">The journal holds another run.</exception>
    public async Task ReplayAsync(RunOpened opened, CancellationToken cancellationToken)
    {
        await foreach (var entry in journal.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry is RunOpened earlier)
            {
                RunInputs.ThrowIfAnotherRun(earlier, opened);
            }

            Apply(entry);
        }
    }

    // Once something has happened it is kept, even where the caller has lost interest.
    public async Task AppendAsync(JournalEntry entry)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await journal.AppendAsync(entry, CancellationToken.None).ConfigureAwait(false);
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

    public void Dispose() => _gate.Dispose();

    private void Apply(JournalEntry entry)
    {
        state.Apply(entry);
        _labelerState = entry switch
        {
            LabelerStateSaved saved => saved.State,
            RoundCompleted or BatchCompleted => null,
            _ => _labelerState,
        };
    }
}
