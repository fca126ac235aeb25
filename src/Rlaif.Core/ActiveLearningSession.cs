using Rlaif.Loop;

namespace Rlaif;

/// <summary>A run that is driven round by round; see <see cref="ActiveLearningLoop.OpenAsync"/>.</summary>
/// <remarks>Safe for concurrent use: one operation at a time, while <see cref="Current"/> may be read at any moment.</remarks>
public sealed class ActiveLearningSession : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly RunProcess _process;
    private volatile ActiveLearningResult _current;

    private ActiveLearningSession(RunProcess process)
    {
        _process = process;
        _current = process.Result();
    }

    /// <summary>Gets what the run has brought up to its last training: immutable, replaced by each training.</summary>
    public ActiveLearningResult Current => _current;

    /// <summary>Runs the next round: selects a batch, has it labeled, trains, and records.</summary>
    /// <param name="cancellationToken">Cancels the round; answers that have arrived are kept.</param>
    /// <returns>The round, or <see langword="null"/> where the run has ended; then <see cref="Current"/> says why.</returns>
    /// <exception cref="LabelingException">The labeler cannot work at all.</exception>
    public Task<Round?> RunRoundAsync(CancellationToken cancellationToken = default) =>
        OneAtATimeAsync(() => _process.RunRoundAsync(cancellationToken), cancellationToken);

    /// <summary>Ends a run that has learned enough: asks contested answers again and labels the rest of the pool.</summary>
    /// <param name="cancellationToken">Cancels what is under way; answers that have arrived are kept.</param>
    /// <returns>The result; it becomes <see cref="Current"/>. Once answers were checked or a sample was drawn, the run learns no more.</returns>
    /// <exception cref="InvalidOperationException">A round was begun and not finished.</exception>
    /// <exception cref="LabelingException">The labeler cannot work at all.</exception>
    public Task<ActiveLearningResult> CompleteAsync(CancellationToken cancellationToken = default) => OneAtATimeAsync(
        async () =>
        {
            await _process.CompleteAsync(cancellationToken).ConfigureAwait(false);
            return _process.Result();
        },
        cancellationToken);

    /// <summary>Gives an example the label that a person chose; it stands above any answer and trains.</summary>
    /// <param name="exampleId">The example.</param>
    /// <param name="label">The name of its class.</param>
    /// <param name="cancellationToken">Cancels the waiting for a round under way.</param>
    /// <returns>A task that ends when the label is journaled; the next training uses it, if learning is not over.</returns>
    /// <exception cref="ArgumentException">The pool has no such example, or the label set no such class.</exception>
    public Task CorrectAsync(string exampleId, string label, CancellationToken cancellationToken = default)
    {
        var correction = _process.Correction(exampleId, label);
        return OneAtATimeAsync(
            async () =>
            {
                await _process.AppendAsync(correction).ConfigureAwait(false);
                return correction;
            },
            cancellationToken);
    }

    /// <summary>Trains on labels that no training has seen yet, asking for no more, and gives the result as it stands.</summary>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The result; it becomes <see cref="Current"/>.</returns>
    public Task<ActiveLearningResult> GetResultAsync(CancellationToken cancellationToken = default) => OneAtATimeAsync(
        async () =>
        {
            await _process.TrainOnNewLabelsAsync(cancellationToken).ConfigureAwait(false);
            return _process.Result();
        },
        cancellationToken);

    /// <summary>Waits for an operation under way and closes the session; the results that it gave stay valid.</summary>
    /// <returns>A task that ends when the session is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await _process.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    internal static async Task<ActiveLearningSession> OpenAsync(ActiveLearningLoop loop, ActiveLearningRun run, CancellationToken cancellationToken) =>
        new(await RunProcess.OpenAsync(loop, run, cancellationToken).ConfigureAwait(false));

    private async Task<T> OneAtATimeAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await operation().ConfigureAwait(false);
            _current = _process.Result();
            return result;
        }
        catch (LabelingException failure)
        {
            // What was answered before is paid for, and a caller may hold nothing but the exception.
            failure.Result = _process.Result();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }
}
