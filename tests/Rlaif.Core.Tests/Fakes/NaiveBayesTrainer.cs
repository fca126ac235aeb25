using System.Text.Json;

namespace Rlaif.Tests.Fakes;

/// <summary>A small real learner, so that the loop is tested without the package of classifiers.</summary>
internal sealed class NaiveBayesTrainer : IClassifierTrainer
{
    public Task<ITrainingSession> OpenAsync(Pool pool, LabelSet labels, ulong seed, CancellationToken cancellationToken = default) =>
        Task.FromResult<ITrainingSession>(new Session(pool, labels));

    private sealed class Session(Pool pool, LabelSet labels) : ITrainingSession
    {
        public PoolVectors? Vectors => null;

        public async Task<TrainedRound> TrainAsync(IReadOnlyList<TrainingExample> labeled, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var counts = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
            foreach (var (row, label, weight) in labeled)
            {
                foreach (var word in NaiveBayesClassifier.Words(pool[row].Text))
                {
                    counts.TryAdd(word, new float[labels.Count]);
                    for (var index = 0; index < labels.Count; index++)
                    {
                        counts[word][index] += weight * label.Probabilities[index];
                    }
                }
            }

            var classifier = new NaiveBayesClassifier(labels, counts);
            return new TrainedRound(classifier, await classifier.PredictAsync([.. pool.Select(example => example.Text)], cancellationToken));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    internal sealed class NaiveBayesClassifier(LabelSet labels, IDictionary<string, float[]> counts) : IClassifier
    {
        public LabelSet Labels => labels;

        public static IEnumerable<string> Words(string text) =>
            text.ToLowerInvariant().Split([' ', ',', '?', '!'], StringSplitOptions.RemoveEmptyEntries);

        public Task<PredictionTable> PredictAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default) =>
            Task.FromResult(new PredictionTable([.. texts.SelectMany(Predict)], labels.Count));

        public Task SaveAsync(Stream destination, CancellationToken cancellationToken = default) =>
            ModelFile.WriteAsync(destination, "naive-bayes", JsonSerializer.SerializeToUtf8Bytes(new Content([.. labels.Select(label => label.Name)], new(counts))), cancellationToken);

        private float[] Predict(string text)
        {
            var logs = new double[labels.Count];
            foreach (var word in Words(text).Where(counts.ContainsKey))
            {
                for (var index = 0; index < logs.Length; index++)
                {
                    logs[index] += Math.Log((counts[word][index] + 0.5) / (counts[word].Sum() + (0.5 * logs.Length)));
                }
            }

            var largest = logs.Max();
            var exponentials = logs.Select(log => Math.Exp(log - largest)).ToArray();
            return [.. exponentials.Select(value => (float)(value / exponentials.Sum()))];
        }
    }

    internal sealed class Format : IClassifierFormat
    {
        public string Name => "naive-bayes";

        public async Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default)
        {
            var content = (await JsonSerializer.DeserializeAsync<Content>(source, cancellationToken: cancellationToken))!;
            return new NaiveBayesClassifier(new LabelSet(content.Labels), content.Counts);
        }
    }

    private sealed record Content(string[] Labels, Dictionary<string, float[]> Counts);
}
