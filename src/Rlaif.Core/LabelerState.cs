namespace Rlaif;

/// <summary>What a labeler must not forget within a round, such as the batch that a server works on.</summary>
/// <remarks>The loop journals it and forgets it when the round is complete. A labeler around others gives each a state of its own.</remarks>
public sealed class LabelerState
{
    private readonly Func<string, CancellationToken, ValueTask> _save;

    /// <summary>Initializes a state that is kept nowhere else: it is gone with the process.</summary>
    public LabelerState()
        : this(saved: null, (_, _) => ValueTask.CompletedTask)
    {
    }

    /// <summary>Initializes the state.</summary>
    /// <param name="saved">What was saved last in the same round; <see langword="null"/> where nothing was.</param>
    /// <param name="save">Keeps a state; it takes the place of the one before.</param>
    public LabelerState(string? saved, Func<string, CancellationToken, ValueTask> save)
    {
        ArgumentNullException.ThrowIfNull(save);
        Saved = saved;
        _save = save;
    }

    /// <summary>Gets what was saved last in the round.</summary>
    /// <value><see langword="null"/> where nothing was.</value>
    public string? Saved { get; private set; }

    /// <summary>Keeps a state in place of the one before; call it before waiting for what must not be lost.</summary>
    /// <param name="state">The state, in words of the labeler's own; no row text.</param>
    /// <param name="cancellationToken">Cancels the saving.</param>
    /// <returns>A task that ends when the state is kept.</returns>
    public async ValueTask SaveAsync(string state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        await _save(state, cancellationToken).ConfigureAwait(false);
        Saved = state;
    }
}
