using Rlaif.Voting;

namespace Rlaif.Tests.Voting;

public sealed class VoteModelTests
{
    [Theory]
    [InlineData(4, 0.0, 1000, 0.004)]
    [InlineData(4, 0.8, 300, 0.02)]
    [InlineData(4, 0.8, 1000, 0.02)]
    [InlineData(20, 0.0, 1000, 0.004)]
    [InlineData(20, 0.8, 1000, 0.04)]
    [InlineData(77, 0.8, 1000, 0.02)]
    public void Posterior_VotersWithKnownConfusion_BeatsTheMajorityAndTheBestVoter(int classes, double favorite, int items, double margin)
    {
        var draws = Enumerable.Range(0, 10).Select(seed => new SimulatedVoters(classes, favorite).Draw(items, seed)).ToList();

        var learned = draws.Select(draw => Accuracy(draw.Truth, draw.Votes, VoteModel.Learn(draw.Votes, classes))).ToList();
        var majority = draws.Select(draw => MajorityAccuracy(draw.Truth, draw.Votes)).ToList();
        var best = draws.Select(draw => Enumerable.Range(0, 3).Max(voter => draw.Truth.Zip(draw.Votes).Count(pair => pair.Second[voter].Label!.Top == pair.First) / (double)items)).ToList();

        Assert.All(learned.Zip(best), figures => Assert.True(figures.First > figures.Second, $"{figures}"));
        Assert.InRange(learned.Zip(majority).Count(figures => figures.First > figures.Second), 9, 10);
        Assert.InRange(learned.Average() - majority.Average(), margin, 1);
        Assert.InRange(learned.Average() - best.Average(), 0.04, 1);
    }

    [Fact]
    public void Voters_ManyVotes_HaveTheAccuracyAndConfusionThatTheyHave()
    {
        var simulated = new SimulatedVoters(4, 0.8);

        var voters = VoteModel.Learn(simulated.Draw(5000, 1).Votes, 4).Voters;

        Assert.Equal([("voter 0", 5000), ("voter 1", 5000), ("voter 2", 5000)], voters.Select(voter => (voter.Name, voter.Votes)));
        foreach (var (voter, confusion) in voters.Zip(simulated.Confusion))
        {
            Assert.InRange(voter.Accuracy!.Value, confusion.Index().Average(row => row.Item[row.Index]) - 0.02, confusion.Index().Average(row => row.Item[row.Index]) + 0.02);
            Assert.All(voter.Confusion.Zip(confusion), rows => Assert.All(rows.First.Probabilities.ToArray().Zip(rows.Second), cell => Assert.InRange(cell.First, cell.Second - 0.05, cell.Second + 0.05)));
        }
    }

    [Fact]
    public void Posterior_ManyVotes_IsAsOftenRightAsItSays()
    {
        var (truth, votes) = new SimulatedVoters(4, 0.5).Draw(5000, 1);
        var model = VoteModel.Learn(votes, 4);

        var posteriors = votes.Select(model.Posterior).ToList();

        Assert.InRange(posteriors.Average(label => label.Confidence), Accuracy(truth, votes, model) - 0.02, Accuracy(truth, votes, model) + 0.02);
    }

    [Fact]
    public void Posterior_OneVoter_IsTheShareOfItsVotes()
    {
        IReadOnlyList<Vote> votes = [Certain("a", 0), Certain("a", 2), Certain("a", 0), new Vote("a", null), Certain("a", 0)];

        var model = VoteModel.Learn([votes, [Certain("a", 1), Certain("a", 1)]], 3);

        Assert.Equal([0.75f, 0, 0.25f], model.Posterior(votes).Probabilities.ToArray());
        var voter = Assert.Single(model.Voters);
        Assert.Equal(("a", 6, null), (voter.Name, voter.Votes, voter.Accuracy));
        Assert.Empty(voter.Confusion);
    }

    [Fact]
    public void Posterior_SingleItem_IsTheMajoritys()
    {
        IReadOnlyList<Vote> votes = [Certain("a", 0), Certain("b", 2), Certain("c", 2)];

        var label = VoteModel.Learn([votes], 3).Posterior(votes);

        Assert.Equal(2, label.Top);
        Assert.InRange(label.Confidence, 0.5, 0.99);
    }

    [Fact]
    public void Posterior_SeveralVotesOfOneVoter_WeighAsOne()
    {
        IReadOnlyList<Vote> votes = [Certain("a", 0), Certain("a", 0), Certain("a", 0), Certain("b", 1), Certain("c", 1)];

        Assert.Equal(1, VoteModel.Learn([votes], 3).Posterior(votes).Top);
    }

    [Fact]
    public void Posterior_VoterInTwoMinds_WeighsLess()
    {
        IReadOnlyList<Vote> votes = [new Vote("a", new SoftLabel([0.45f, 0.55f, 0])), new Vote("b", new SoftLabel([0.95f, 0.05f, 0]))];

        Assert.Equal(0, VoteModel.Learn([votes], 3).Posterior(votes).Top);
    }

    [Fact]
    public void Posterior_VotersOfEqualWorthWhoDiffer_IsUndecided()
    {
        IReadOnlyList<Vote> agreed = [Certain("a", 0), Certain("b", 0)];
        IReadOnlyList<Vote> split = [Certain("a", 0), Certain("b", 1)];
        IReadOnlyList<Vote> reverse = [Certain("a", 1), Certain("b", 0)];
        IReadOnlyList<Vote> alsoAgreed = [Certain("a", 1), Certain("b", 1)];

        var label = VoteModel.Learn([.. Enumerable.Repeat(agreed, 40), .. Enumerable.Repeat(alsoAgreed, 40), .. Enumerable.Repeat(split, 10), .. Enumerable.Repeat(reverse, 10)], 3).Posterior(split);

        Assert.InRange(label.Probabilities[0], 0.4, 0.6);
        Assert.InRange(label.Probabilities[1], 0.4, 0.6);
    }

    [Fact]
    public void Posterior_Abstentions_CarryNothing()
    {
        var votes = new SimulatedVoters(3, 0).Draw(50, 1).Votes;
        var model = VoteModel.Learn(votes, 3);
        var withAbstentions = VoteModel.Learn([.. votes.Select(item => (IReadOnlyList<Vote>)[.. item, new Vote("voter 0", null), new Vote("silent", null)])], 3);

        Assert.All(votes, item => Assert.Equal(model.Posterior(item), withAbstentions.Posterior([.. item, new Vote("silent", null), Certain("stranger", 1)])));
        Assert.Equal(("silent", 0, null), (withAbstentions.Voters[^1].Name, withAbstentions.Voters[^1].Votes, withAbstentions.Voters[^1].Accuracy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Learn_EveryoneAgrees_IsSure(int classes)
    {
        IReadOnlyList<Vote>[] items = [.. Enumerable.Range(0, 200).Select(number => (IReadOnlyList<Vote>)[Vote("a", number), Vote("b", number), Vote("c", number)])];

        var model = VoteModel.Learn(items, classes);

        Assert.All(items, votes => Assert.Equal((votes[0].Label!.Top, true), (model.Posterior(votes).Top, model.Posterior(votes).Confidence > 0.95)));

        Vote Vote(string voter, int number) => new(voter, SoftLabel.Certain(number % classes, classes));
    }

    [Fact]
    public void Learn_NothingToLearnFrom_KnowsNothing()
    {
        Assert.Equal(new SoftLabel([0.5f, 0.5f]), VoteModel.Learn([], 2).Posterior([]));
        Assert.Equal(new SoftLabel([0.5f, 0.5f]), VoteModel.Learn([[new Vote("a", null), new Vote("b", null)]], 2).Posterior([]));
    }

    [Fact]
    public void Learn_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => VoteModel.Learn(new SimulatedVoters(3, 0).Draw(5, 1).Votes, 3, new CancellationToken(canceled: true)));

    private static Vote Certain(string voter, int label) => new(voter, SoftLabel.Certain(label, 3));

    private static double Accuracy(int[] truth, IReadOnlyList<IReadOnlyList<Vote>> votes, VoteModel model) =>
        truth.Zip(votes).Count(pair => model.Posterior(pair.Second).Top == pair.First) / (double)truth.Length;

    // Where the votes are even, drawing lots is as good as anything.
    private static double MajorityAccuracy(int[] truth, IReadOnlyList<IReadOnlyList<Vote>> votes) => truth.Zip(votes).Average(pair =>
    {
        var counts = pair.Second.CountBy(vote => vote.Label!.Top).ToDictionary();
        var leaders = counts.Where(count => count.Value == counts.Values.Max()).Select(count => count.Key).ToList();
        return leaders.Contains(pair.First) ? 1.0 / leaders.Count : 0;
    });
}
