namespace Rlaif.Durability;

/// <summary>Learns nothing, in no time: what is left of a run is the loop, the labeler and the journal.</summary>
internal sealed class UniformTrainer : IClassifierTrainer
{
    public static LabelSet Labels { get; } = new("one", "two", "three");

    public Task<ITrainingSession> OpenAsync(Pool pool, LabelSet labels, ulong seed, CancellationToken cancellationToken = default) =>
        Task.FromResult<ITrainingSession>(new Session(Uniform(pool.Count)));

    private static PredictionTable Uniform(int rows)
    {
        var values = new float[rows * Labels.Count];
        Array.Fill(values, 1f / Labels.Count);
        return new PredictionTable(values, Labels.Count);
    }

    private sealed class Session(PredictionTable predictions) : ITrainingSession
    {
        public PoolVectors? Vectors => null;

        public Task<TrainedRound> TrainAsync(IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TrainedRound(new Classifier(), predictions));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Classifier : IClassifier
    {
        public LabelSet Labels => UniformTrainer.Labels;

        public Task<PredictionTable> PredictAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default) => Task.FromResult(Uniform(texts.Count));

        public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
