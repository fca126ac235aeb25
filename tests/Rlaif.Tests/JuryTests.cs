using Rlaif.Classifiers;
using Rlaif.Journals;
using Rlaif.Labelers;

namespace Rlaif.Tests;

public sealed class JuryTests
{
    private static readonly LabelSet Labels = new("north", "east", "south", "west");
    private static readonly TextExample[] Examples = [.. Enumerable.Range(0, 400).Select(number => new TextExample($"{number}", $"{Gold(number)} word{number % 7} word{number % 31} {number}"))];
    private static readonly Dictionary<string, string> GoldLabels = Examples.ToDictionary(example => example.Id, example => Gold(int.Parse(example.Id, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task RunAsync_JuryOfThreeThatErr_IsRightMoreOftenThanItsMajorityAndItsBestMember()
    {
        var (weighed, majority, best) = (0.0, 0.0, 0.0);
        for (var seed = 0UL; seed < 5; seed++)
        {
            var journal = new InMemoryJournal();
            var result = await RunAsync(new JuryLabeler([new JuryMember(Oracle(0.30, 1)), new JuryMember(Oracle(0.23, 2)), new JuryMember(Oracle(0.15, 3))]), journal, seed);
            var annotations = await AnnotationsAsync(journal);
            var shares = Enumerable.Range(0, 3).Select(voter => annotations.Average(annotation => IsRight(annotation.ExampleId, annotation.Votes[voter].Label!))).ToList();

            weighed += result.Labeled.Where(row => row.Source == LabelSource.Labeler).Average(row => IsRight(row.Example.Id, row.Prediction)) / 5;
            majority += annotations.Average(annotation => IsRight(annotation.ExampleId, annotation.Label!)) / 5;
            best += shares.Max() / 5;
            Assert.Equal(["oracle", "oracle#2", "oracle#3"], result.Voters.Select(voter => voter.Name));
            Assert.All(result.Voters.Zip(shares), pair => Assert.InRange(pair.First.Accuracy!.Value, pair.Second - 0.05, pair.Second + 0.05));
        }

        Assert.InRange(weighed - majority, 0.02, 1);
        Assert.InRange(weighed - best, 0.04, 1);
    }

    [Fact]
    public async Task RunAsync_TieBreaker_IsPaidForSplitsAloneAndHelps()
    {
        var journal = new InMemoryJournal();
        var jury = new JuryLabeler([new JuryMember(Oracle(0.25, 1)), new JuryMember(Oracle(0.25, 2))], new JuryOptions { TieBreaker = Oracle(0.05, 3) });

        var result = await RunAsync(jury, journal, seed: 0);

        var annotations = await AnnotationsAsync(journal);
        Assert.All(annotations, annotation => Assert.Equal(annotation.Votes[0].Label!.Top == annotation.Votes[1].Label!.Top ? 2 : 3, annotation.Votes.Count));
        Assert.Equal(annotations.Count(annotation => annotation.Votes.Count == 3), result.Voters[2].Votes);
        Assert.InRange(result.Labeled.Where(row => row.Source == LabelSource.Labeler).Average(row => IsRight(row.Example.Id, row.Prediction)), 0.88, 1);
    }

    private static Task<ActiveLearningResult> RunAsync(JuryLabeler jury, IJournal journal, ulong seed) =>
        new ActiveLearningLoop(jury, new LinearTrainer()) { Options = new ActiveLearningOptions { SeedSize = 50, BatchSize = 125, MaxLabels = 300, Seed = seed } }
            .RunAsync(new ActiveLearningRun(new Pool(Examples), Labels) { Journal = journal });

    private static async Task<List<Annotation>> AnnotationsAsync(InMemoryJournal journal)
    {
        var annotations = new List<Annotation>();
        await foreach (var entry in journal.ReadAsync())
        {
            if (entry is AnswerReceived answer)
            {
                annotations.Add(answer.Annotation);
            }
        }

        return annotations;
    }

    private static OracleLabeler Oracle(double noise, ulong seed) => new(Labels, GoldLabels, new OracleOptions { Noise = noise, Confusion = NoiseConfusion.Uneven, Seed = seed });

    private static string Gold(int number) => Labels[number * 7 % 11 % 4].Name;

    private static double IsRight(string id, SoftLabel label) => Labels[label.Top].Name == GoldLabels[id] ? 1 : 0;
}
