using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class JuryLabelerTests
{
    [Fact]
    public async Task LabelAsync_SeveralMembers_GivesTheMeanAndTheVotesInTheirOrder()
    {
        var jury = Jury(Says("x", 0), Says("y", 1, 0.6f), Says("z", 1));

        var annotation = Assert.Single(await LabelAsync(jury, Requests(1)));

        Assert.Equal([1.4f / 3, 1.6f / 3, 0], annotation.Label!.Probabilities.ToArray(), new Tolerance());
        Assert.Equal(["x", "y", "z"], annotation.Votes.Select(vote => vote.Labeler));
        Assert.Equal([0, 1, 1], annotation.Votes.Select(vote => vote.Label!.Top));
        Assert.Equal(("jury", ConfidenceSource.Votes, AnnotationOutcome.Labeled), (annotation.Labeler, annotation.ConfidenceSource, annotation.Outcome));
    }

    [Fact]
    public async Task LabelAsync_Votes_AreNumberedOverTheWholeJury()
    {
        var (first, second, tieBreaker) = (Says("x", 0), Says("y", 1), Says("judge", 1));
        var jury = new JuryLabeler([new JuryMember(first, 3), new JuryMember(second, 2)], new JuryOptions { TieBreaker = tieBreaker });

        var annotations = await LabelAsync(jury, Requests(2));

        Assert.Equal([1, 1, 2, 2, 3, 3], first.Asked.Select(request => request.Vote).Order());
        Assert.Equal([4, 4, 5, 5], second.Asked.Select(request => request.Vote).Order());
        Assert.Equal([6, 6], tieBreaker.Asked.Select(request => request.Vote));
        Assert.All(annotations, annotation => Assert.Equal(["x", "x", "x", "y", "y", "judge"], annotation.Votes.Select(vote => vote.Labeler)));
    }

    [Fact]
    public async Task LabelAsync_JuryOfJuries_NumbersEachVoteApart()
    {
        var asked = Says("x", 0);
        var inner = new JuryLabeler([new JuryMember(asked, 2)]);

        await LabelAsync(new JuryLabeler([new JuryMember(inner, 3)]), Requests(1));

        Assert.Equal([1, 2, 3, 4, 5, 6], asked.Asked.Select(request => request.Vote).Order());
    }

    [Fact]
    public async Task LabelAsync_OneVote_IsTheAnswerItself()
    {
        var member = Says("x", 0, 0.9f);

        var annotation = Assert.Single(await LabelAsync(new JuryLabeler([new JuryMember(member)], new JuryOptions { TieBreaker = Says("judge", 1) }), Requests(1)));

        Assert.Equal(("x", ConfidenceSource.LogProbabilities, 0), (annotation.Labeler, annotation.ConfidenceSource, annotation.Votes.Count));
        Assert.Equal(0, member.Asked.Single().Vote);
    }

    [Fact]
    public async Task LabelAsync_OneMemberWithSeveralVotes_BearsItsName()
    {
        var member = new ScriptedLabeler("x", request => Answer(request, request.Vote == 2 ? 1 : 0));

        var annotation = Assert.Single(await LabelAsync(new JuryLabeler([new JuryMember(member, 4)]), Requests(1)));

        Assert.Equal("x", annotation.Labeler);
        Assert.Equal([0.75f, 0.25f, 0], annotation.Label!.Probabilities.ToArray());
        Assert.Equal(["x", "x", "x", "x"], annotation.Votes.Select(vote => vote.Labeler));
    }

    [Fact]
    public async Task LabelAsync_MembersOfOneName_AreToldApart()
    {
        var jury = new JuryLabeler([new JuryMember(Says("x", 0), 2), new JuryMember(Says("x", 1)), new JuryMember(Says("y", 1))], new JuryOptions { TieBreaker = Says("x", 1) });

        var annotation = Assert.Single(await LabelAsync(jury, Requests(1)));

        Assert.Equal(["x", "x", "x#2", "y", "x#3"], annotation.Votes.Select(vote => vote.Labeler));
    }

    [Fact]
    public async Task LabelAsync_TieBreaker_IsAskedOnceAboutTheSplitsAlone()
    {
        var tieBreaker = Says("judge", 1);
        var split = new ScriptedLabeler("y", request => Answer(request, int.Parse(request.Example.Id, System.Globalization.CultureInfo.InvariantCulture) % 3 == 0 ? 1 : 0));
        var jury = new JuryLabeler([new JuryMember(Says("x", 0)), new JuryMember(split)], new JuryOptions { TieBreaker = tieBreaker });
        await LabelAsync(jury, Requests(2));

        var annotations = await LabelAsync(jury, Requests(10));

        Assert.Equal(["0", "0", "3", "6", "9"], tieBreaker.Asked.Select(request => request.Example.Id));
        Assert.Equal([1, 4], tieBreaker.BatchSizes);
        Assert.Equal(10, annotations.Count);
        Assert.All(annotations, annotation => Assert.Equal(annotation.Votes.Count == 3 ? 1 : 0, annotation.Label!.Top));
    }

    [Fact]
    public async Task LabelAsync_SlowMember_DoesNotKeepBackWhatIsWhole()
    {
        var release = new TaskCompletionSource();
        var slow = new ScriptedLabeler("slow", request => Answer(request, 0)) { Ready = request => request.Example.Id == "3" ? release.Task : Task.CompletedTask };
        var annotations = Jury(slow, Says("x", 0)).LabelAsync(Requests(4)).GetAsyncEnumerator();

        foreach (var id in new[] { "0", "1", "2" })
        {
            Assert.True(await annotations.MoveNextAsync());
            Assert.Equal(id, annotations.Current.ExampleId);
        }

        release.SetResult();
        Assert.True(await annotations.MoveNextAsync());
        Assert.False(await annotations.MoveNextAsync());
        await annotations.DisposeAsync();
    }

    [Fact]
    public async Task LabelAsync_Sums_CountEveryVote()
    {
        var first = new ScriptedLabeler("x", request => Answer(request, 0) with { Usage = new TokenUsage(100, 5), Requests = 2, Cost = 0.5m, Latency = TimeSpan.FromSeconds(3), FromCache = true });
        var second = new ScriptedLabeler("y", request => Answer(request, 0) with { Usage = new TokenUsage(10, 1), Requests = 1, Cost = 0.25m, Latency = TimeSpan.FromSeconds(1), IsSuspicious = true, Rationale = "since" });
        var cached = new ScriptedLabeler("z", request => Answer(request, 1) with { FromCache = true, Shortlist = [1] });

        var annotation = Assert.Single(await LabelAsync(Jury(first, second, cached), Requests(1)));

        Assert.Equal((new TokenUsage(110, 6), 3, 0.75m, TimeSpan.FromSeconds(3)), (annotation.Usage, annotation.Requests, annotation.Cost, annotation.Latency));
        Assert.Equal((false, true, "since"), (annotation.FromCache, annotation.IsSuspicious, annotation.Rationale));
        Assert.Null(annotation.Shortlist);
    }

    [Fact]
    public async Task LabelAsync_PriceOfOneVoteUnknown_LeavesTheCostUnknown()
    {
        var unknown = new ScriptedLabeler("x", request => Answer(request, 0) with { Requests = 1 });

        Assert.Null(Assert.Single(await LabelAsync(Jury(unknown, Says("y", 0)), Requests(1))).Cost);
    }

    [Theory]
    [InlineData(AnnotationOutcome.Abstained, AnnotationOutcome.FailedTransient, AnnotationOutcome.FailedTransient)]
    [InlineData(AnnotationOutcome.Refused, AnnotationOutcome.Abstained, AnnotationOutcome.Abstained)]
    [InlineData(AnnotationOutcome.Filtered, AnnotationOutcome.Refused, AnnotationOutcome.Refused)]
    [InlineData(AnnotationOutcome.Invalid, AnnotationOutcome.Filtered, AnnotationOutcome.Filtered)]
    [InlineData(AnnotationOutcome.FailedPermanent, AnnotationOutcome.Invalid, AnnotationOutcome.Invalid)]
    [InlineData(AnnotationOutcome.NotAsked, AnnotationOutcome.FailedPermanent, AnnotationOutcome.FailedPermanent)]
    [InlineData(AnnotationOutcome.NotAsked, AnnotationOutcome.NotAsked, AnnotationOutcome.NotAsked)]
    public async Task LabelAsync_NoLabel_EndsAsTheMostTellingVote(AnnotationOutcome first, AnnotationOutcome second, AnnotationOutcome expected)
    {
        foreach (var (one, other) in new[] { (first, second), (second, first) })
        {
            var annotation = Assert.Single(await LabelAsync(Jury(Fails("x", one), Fails("y", other)), Requests(1)));

            Assert.Equal((expected, $"{expected}."), (annotation.Outcome, annotation.Detail));
            Assert.Equal([null, null], annotation.Votes.Select(vote => vote.Label));
        }
    }

    [Fact]
    public async Task LabelAsync_OneLabelAmongFailures_IsTheLabel()
    {
        var annotation = Assert.Single(await LabelAsync(Jury(Fails("x", AnnotationOutcome.FailedTransient), Says("y", 2, 0.8f), Fails("z", AnnotationOutcome.Abstained)), Requests(1)));

        Assert.Equal((AnnotationOutcome.Labeled, 2, ConfidenceSource.LogProbabilities), (annotation.Outcome, annotation.Label!.Top, annotation.ConfidenceSource));
        Assert.Equal(3, annotation.Votes.Count);
        Assert.Null(annotation.Detail);
    }

    [Fact]
    public async Task LabelAsync_MemberAtItsCeiling_PassesTheReasonOn()
    {
        var reason = new StopReason("max_cost", "The budget is used up.");
        var stopped = new ScriptedLabeler("x", request => new Annotation(request.Example.Id, AnnotationOutcome.NotAsked) { StopReason = reason });

        var annotation = Assert.Single(await LabelAsync(Jury(Says("y", 0), stopped), Requests(1)));

        Assert.Equal((AnnotationOutcome.Labeled, reason), (annotation.Outcome, annotation.StopReason));
    }

    [Fact]
    public async Task LabelAsync_WrongKeyOfOneMember_CostsOneAnswerOfTheOthers()
    {
        var right = Says("x", 0);

        var (annotations, failure) = await FailAsync(Jury(right, new ScriptedLabeler("y", _ => null)), Requests(10));

        Assert.Equal("y has a wrong key.", failure.Message);
        Assert.Single(right.Asked);
        Assert.Equal("0", Assert.Single(annotations).ExampleId);
    }

    [Fact]
    public async Task LabelAsync_KeyThatExpiresInTheMiddle_HandsOnWhatTheOthersAnswered()
    {
        var expiring = new ScriptedLabeler("y", request => request.Example.Id == "4" ? null : Answer(request, 0));
        var abstaining = new ScriptedLabeler("x", request => request.Example.Id == "7" ? Fails(request, AnnotationOutcome.Abstained) : Answer(request, 0));

        var (annotations, _) = await FailAsync(Jury(abstaining, expiring), Requests(8));

        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"{number}"), annotations.Select(annotation => annotation.ExampleId).Order(StringComparer.Ordinal));
        Assert.Equal([2, 2, 2, 2, 1, 1, 1, 1], annotations.OrderBy(annotation => annotation.ExampleId, StringComparer.Ordinal).Select(annotation => annotation.Votes.Count));
        Assert.Equal(AnnotationOutcome.FailedTransient, annotations.Single(annotation => annotation.ExampleId == "7").Outcome);
    }

    [Fact]
    public async Task LabelAsync_TieBreakerThatCannotGoOn_HandsOnTheSplits()
    {
        var jury = new JuryLabeler([new JuryMember(Says("x", 0)), new JuryMember(Says("y", 1))], new JuryOptions { TieBreaker = new ScriptedLabeler("judge", _ => null) });

        var (annotations, failure) = await FailAsync(jury, Requests(1));

        Assert.Equal("judge has a wrong key.", failure.Message);
        Assert.Equal(2, Assert.Single(annotations).Votes.Count);
    }

    [Fact]
    public async Task LabelAsync_FaultOfAMember_EndsTheOthersAndIsThrown()
    {
        var never = new ScriptedLabeler("x", request => Answer(request, 0)) { Ready = _ => new TaskCompletionSource().Task };
        var faulty = new ScriptedLabeler("y", _ => throw new InvalidOperationException("A fault."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => LabelAsync(Jury(never, faulty), Requests(3)));
    }

    [Fact]
    public async Task LabelAsync_CancelledInTheMiddle_HandsOnWhatWasWhole()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = new ScriptedLabeler("x", request => Answer(request, 0)) { Ready = request => request.Example.Id == "3" ? new TaskCompletionSource().Task : Task.CompletedTask };
        var annotations = new List<Annotation>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var annotation in Jury(waiting, Says("y", 0)).LabelAsync(Requests(5), cancellation.Token))
            {
                annotations.Add(annotation);
                if (annotation.ExampleId == "2")
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        Assert.Equal(["0", "1", "2"], annotations.Select(annotation => annotation.ExampleId));
    }

    [Fact]
    public async Task LabelAsync_CallerTurnsAway_StopsAsking()
    {
        var waiting = new ScriptedLabeler("x", request => Answer(request, 0)) { Ready = request => request.Example.Id == "2" ? new TaskCompletionSource().Task : Task.CompletedTask };

        await foreach (var annotation in Jury(waiting, Says("y", 0)).LabelAsync(Requests(5)))
        {
            if (annotation.ExampleId == "1")
            {
                break;
            }
        }

        Assert.Equal(3, waiting.Asked.Count);
    }

    [Fact]
    public async Task LabelAsync_AnswersForOtherNumbersOfClasses_AreRefused()
    {
        var other = new ScriptedLabeler("y", request => new Annotation(request.Example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(0, 2)));

        await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(Jury(Says("x", 0), other), Requests(1)));
    }

    [Fact]
    public async Task LabelAsync_AnswersUnasked_AreRefused()
    {
        var stray = new ScriptedLabeler("y", _ => new Annotation("stranger", AnnotationOutcome.Labeled, SoftLabel.Certain(0, 3)));

        Assert.Contains("'stranger'", (await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(Jury(Says("x", 0), stray), Requests(1)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NobodyOrNoVotes_Throws()
    {
        Assert.Throws<ArgumentException>(() => new JuryLabeler([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JuryMember(Says("x", 0), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JuryMember(Says("x", 0), 101));
    }

    private static JuryLabeler Jury(params ILabeler[] members) => new([.. members.Select(member => new JuryMember(member))]);

    private static ScriptedLabeler Says(string name, int label, float confidence = 1) => new(name, request => Answer(request, label, confidence));

    private static ScriptedLabeler Fails(string name, AnnotationOutcome outcome) => new(name, request => Fails(request, outcome));

    private static Annotation Fails(LabelRequest request, AnnotationOutcome outcome) => new(request.Example.Id, outcome) { Detail = $"{outcome}." };

    private static Annotation Answer(LabelRequest request, int label, float confidence = 1)
    {
        var probabilities = new float[3];
        probabilities[(label + 2) % 3] = 1 - confidence;
        probabilities[label] = confidence;
        return new Annotation(request.Example.Id, AnnotationOutcome.Labeled, new SoftLabel(probabilities)) { ConfidenceSource = ConfidenceSource.LogProbabilities };
    }

    private static LabelRequest[] Requests(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new LabelRequest(new TextExample($"{number}", $"text {number}"), 1, 1, (ulong)number))];

    private static async Task<List<Annotation>> LabelAsync(JuryLabeler labeler, IReadOnlyList<LabelRequest> batch)
    {
        var annotations = new List<Annotation>();
        await foreach (var annotation in labeler.LabelAsync(batch))
        {
            annotations.Add(annotation);
        }

        return annotations;
    }

    private static async Task<(List<Annotation> Annotations, LabelingException Failure)> FailAsync(JuryLabeler labeler, IReadOnlyList<LabelRequest> batch)
    {
        var annotations = new List<Annotation>();
        var failure = await Assert.ThrowsAsync<LabelingException>(async () =>
        {
            await foreach (var annotation in labeler.LabelAsync(batch))
            {
                annotations.Add(annotation);
            }
        });
        return (annotations, failure);
    }

    private sealed class Tolerance : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => MathF.Abs(x - y) < 1e-5f;

        public int GetHashCode(float obj) => 0;
    }
}
