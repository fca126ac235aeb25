namespace Rlaif.Experiments;

/// <summary>Opens one session for a pool and gives the last training again, so that one learned state is completed in several ways.</summary>
internal sealed class RememberingTrainer(IClassifierTrainer trainer) : IClassifierTrainer, IAsyncDisposable
{
    private Session? _session;

    public async Task<ITrainingSession> OpenAsync(Pool pool, LabelSet labels, ulong seed, CancellationToken cancellationToken = default) =>
        _session ??= new Session(await trainer.OpenAsync(pool, labels, seed, cancellationToken));

    public ValueTask DisposeAsync() => _session?.CloseAsync() ?? ValueTask.CompletedTask;

    private sealed class Session(ITrainingSession session) : ITrainingSession
    {
        private IReadOnlyList<TrainingExample> _labeled = [];
        private TrainedRound? _trained;

        public PoolVectors? Vectors => session.Vectors;

        public async Task<TrainedRound> TrainAsync(IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default)
        {
            if (_trained is null || !_labeled.SequenceEqual(labeled))
            {
                (_labeled, _trained) = (labeled, await session.TrainAsync(labeled, cancellationToken));
            }

            return _trained;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public ValueTask CloseAsync() => session.DisposeAsync();
    }
}
