using Rlaif.Completion;
using Rlaif.Journals;

namespace Rlaif.Experiments;

/// <summary>Learns with each seed, completes the run for each target, and then asks about every row that took the classifier's label.</summary>
/// <remarks>A run is resumed from its journal for each target, so that it learns once.</remarks>
internal sealed class CompletionExperiment(Settings settings, ExperimentData data)
{
    private readonly Experiment _experiment = new(settings, data);

    public async IAsyncEnumerable<CompletionLine> RunAsync()
    {
        for (var seed = 0UL; seed < (ulong)settings.Seeds; seed++)
        {
            await using var trainer = new RememberingTrainer(_experiment.Trainer());
            var loop = _experiment.Loop(seed, trainer);
            var learned = await LearnAsync(loop);
            foreach (var target in settings.TargetAgreements)
            {
                yield return await CompleteAsync(loop, new InMemoryJournal(learned), target);
            }
        }
    }

    private async Task<List<JournalEntry>> LearnAsync(ActiveLearningLoop loop)
    {
        var journal = new InMemoryJournal();
        await foreach (var _ in loop.RunRoundsAsync(new ActiveLearningRun(data.Pool, data.Labels) { Journal = journal }))
        {
        }

        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync())
        {
            entries.Add(entry);
        }

        return entries;
    }

    private async Task<CompletionLine> CompleteAsync(ActiveLearningLoop learning, IJournal journal, double target)
    {
        var loop = new ActiveLearningLoop(learning.Labeler, learning.Trainer)
        {
            Strategy = learning.Strategy,
            SeedStrategy = learning.SeedStrategy,
            Options = new ActiveLearningOptions
            {
                SeedSize = learning.Options.SeedSize,
                BatchSize = learning.Options.BatchSize,
                RandomSlice = learning.Options.RandomSlice,
                RecheckShare = learning.Options.RecheckShare,
                Seed = learning.Options.Seed,
                Completion = new CompletionOptions { TargetAgreement = target, Confidence = settings.Confidence },
            },
        };
        await using var session = await loop.OpenAsync(new ActiveLearningRun(data.Pool, data.Labels) { Journal = journal });
        var rounds = session.Current.Rounds;
        var result = await session.CompleteAsync();
        var report = result.Completion!;
        var realized = await RealizedAsync(loop.Labeler, result.Labeled);
        return new CompletionLine(
            data.Name,
            data.Embeddings is null ? "linear" : "embedding",
            learning.Options.Seed,
            target,
            settings.Confidence,
            Rounded(report.PromisedAgreement),
            Rounded(report.Threshold),
            Rounded(realized),
            report.Threshold is not null && realized < target,
            rounds[^1].Labels,
            report.SampleRows,
            Share(report.ClassifierRows),
            Share(report.LabelerRows),
            Share(report.ReviewRows));
    }

    private async Task<double?> RealizedAsync(ILabeler labeler, LabeledDataset labeled)
    {
        var guesses = labeled.Where(row => row.IsGuaranteed).Select(row => (Row: data.Pool.RowOf(row.Example.Id), row.Label)).ToList();
        var answers = new Dictionary<int, string?>();
        await foreach (var annotation in labeler.LabelAsync([.. guesses.Select(guess => guess.Row).Distinct().Select(row => new LabelRequest(data.Pool[row], 1, 1, Seed: 0))]))
        {
            answers.Add(data.Pool.RowOf(annotation.ExampleId), annotation.Label is { } label ? data.Labels[label.Top].Name : null);
        }

        return guesses.Count == 0 ? null : guesses.Count(guess => answers[guess.Row] == guess.Label) / (double)guesses.Count;
    }

    private double Share(int rows) => Math.Round(rows / (double)data.Pool.Originals.Count, 4);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
