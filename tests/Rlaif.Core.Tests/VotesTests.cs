using Rlaif.Journals;
using Rlaif.Tests.Fakes;
using Rlaif.Voting;

namespace Rlaif.Tests;

public sealed class VotesTests
{
    private static readonly ActiveLearningRun Run = new(Some.Pool(40), Some.Labels);

    [Fact]
    public async Task RunAsync_VotesOfSeveralVoters_AreWeighedByAllOfThem()
    {
        var result = await Some.Loop(new ScriptedLabeler(Voted), maxLabels: 22).RunAsync(Run);

        var answered = Run.Pool.Index().Where(row => result.Labeled[row.Index].Source == LabelSource.Labeler).ToList();
        var model = VoteModel.Learn([.. answered.Select(row => Votes(row.Item))], 2);
        Assert.Equal(22, answered.Count);
        Assert.All(answered, row => Assert.Equal(model.Posterior(Votes(row.Item)), result.Labeled[row.Index].Prediction));
        Assert.Equal(model.Voters.Select(Comparable), result.Voters.Select(Comparable));
        Assert.Equal(["good", "fair", "poor"], result.Voters.Select(voter => voter.Name));
    }

    [Fact]
    public async Task RunAsync_JournalCutAnywhere_WeighsVotesTheSame()
    {
        var journal = new InMemoryJournal();
        var whole = await Some.Loop(new ScriptedLabeler(Voted), maxLabels: 16).RunAsync(Run with { Journal = journal });
        var entries = await Some.EntriesAsync(journal);

        for (var cut = 0; cut <= entries.Count; cut++)
        {
            var resumed = await Some.Loop(new ScriptedLabeler(Voted, batch => batch.Reverse()), maxLabels: 16).RunAsync(Run with { Journal = new InMemoryJournal(entries.Take(cut)) });

            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal(whole.Rounds.Select(round => round.Entropy), resumed.Rounds.Select(round => round.Entropy));
            Assert.Equal(whole.Voters.Select(Comparable), resumed.Voters.Select(Comparable));
        }
    }

    [Fact]
    public async Task RunAsync_VotesOfOneVoter_KeepTheirLabels()
    {
        var label = new SoftLabel([0.75f, 0.25f]);
        Vote[] votes = [.. new[] { 0, 0, 1, 0 }.Select(top => new Vote("one", SoftLabel.Certain(top, 2)))];
        var labeler = new ScriptedLabeler(request => new Annotation(request.Example.Id, AnnotationOutcome.Labeled, label) { Votes = votes });

        var result = await Some.Loop(labeler, maxLabels: 8).RunAsync(Run);

        Assert.All(result.Labeled.Where(row => row.Source == LabelSource.Labeler), row => Assert.Equal(label, row.Prediction));
        Assert.Empty(result.Voters);
    }

    [Fact]
    public async Task RunAsync_RowsThatOneVoterAnsweredAlone_AreWeighedWhereOthersWereAsked()
    {
        var labeler = new ScriptedLabeler(request => Voted(request) is var voted && request.Example.Id is "3" or "5"
            ? voted with { Votes = [voted.Votes[0], voted.Votes[1] with { Label = null }, voted.Votes[2] with { Label = null }] }
            : voted);

        var result = await Some.Loop(labeler).RunAsync(Run);

        Assert.InRange(result.Labeled[2].Prediction.Confidence, 0.51, 0.99);
        Assert.Equal([40, 38, 38], result.Voters.Select(voter => voter.Votes));
    }

    [Fact]
    public async Task CorrectAsync_VotedExample_StandsAboveTheVotes()
    {
        await using var session = await Some.Loop(new ScriptedLabeler(Voted)).OpenAsync(Run);
        await session.RunRoundAsync();
        var asked = session.Current.Labeled.First(row => row.Source == LabelSource.Labeler);
        var other = asked.Label == "fruit" ? "metal" : "fruit";

        await session.CorrectAsync(asked.Example.Id, other);
        var result = await session.GetResultAsync();

        Assert.Equal(1, result.Labeled.Single(row => row.Example.Id == asked.Example.Id && row.Label == other).Prediction.Confidence);
        Assert.Equal([4, 4, 4], result.Voters.Select(voter => voter.Votes));
    }

    [Fact]
    public async Task RunAsync_VoteForAnotherNumberOfClasses_Throws()
    {
        var labeler = new ScriptedLabeler(request => Some.Right(request) with { Votes = [new Vote("a", SoftLabel.Certain(0, 2)), new Vote("b", SoftLabel.Certain(0, 3))] });

        var exception = await Assert.ThrowsAsync<LabelingException>(() => Some.Loop(labeler).RunAsync(Run));

        Assert.Contains("another number of classes than 2", exception.Message, StringComparison.Ordinal);
    }

    private static Annotation Voted(LabelRequest request) => Some.Right(request) with { Votes = Votes(request.Example) };

    // Three voters who err on every 20th, 5th and 3rd example.
    private static IReadOnlyList<Vote> Votes(TextExample example)
    {
        var number = int.Parse(example.Id, System.Globalization.CultureInfo.InvariantCulture);
        var gold = Some.Labels.IndexOf(Some.Gold(example));
        return [.. new[] { ("good", 20), ("fair", 5), ("poor", 3) }.Select(voter => new Vote(voter.Item1, SoftLabel.Certain(number % voter.Item2 == 0 ? 1 - gold : gold, 2)))];
    }

    private static object Comparable(VoterReport voter) => (voter.Name, voter.Votes, voter.Accuracy, string.Join(' ', voter.Confusion.SelectMany(row => row.Probabilities.ToArray())));
}
