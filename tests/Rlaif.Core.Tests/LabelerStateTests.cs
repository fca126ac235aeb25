using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class LabelerStateTests
{
    private static readonly ActiveLearningRun Run = new(Some.Pool(40), Some.Labels);

    [Fact]
    public async Task OpenAsync_JournalCutAnywhere_GivesTheLabelerItsStateOfTheRoundOnly()
    {
        var journal = new InMemoryJournal();
        var whole = await Some.Loop(new NotingLabeler(Some.Right), maxLabels: 10).RunAsync(Run with { Journal = journal });
        var entries = await Some.EntriesAsync(journal);
        Assert.Equal(3, entries.Count(entry => entry is LabelerStateSaved));

        for (var cut = 0; cut <= entries.Count; cut++)
        {
            var labeler = new NotingLabeler(Some.Right);
            var resumed = await Some.Loop(labeler, maxLabels: 10).RunAsync(Run with { Journal = new InMemoryJournal(entries.Take(cut)) });

            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal(entries.Skip(cut).Count(entry => entry is LabelerStateSaved), labeler.Jobs);
            Assert.Equal(UnderWay(entries.Take(cut)), labeler.Found.FirstOrDefault());
            Assert.All(labeler.Found.Skip(1), Assert.Null);
        }
    }

    [Fact]
    public async Task RunRoundAsync_AfterACancelledOne_GivesTheStateBack()
    {
        using var cancellation = new CancellationTokenSource();
        var labeler = new NotingLabeler(request =>
        {
            cancellation.Cancel();
            return Some.Right(request);
        });
        await using var session = await Some.Loop(labeler).OpenAsync(Run);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunRoundAsync(cancellation.Token));

        await session.RunRoundAsync();
        await session.RunRoundAsync();

        Assert.Equal([null, "job of round 1", null], labeler.Found);
        Assert.Equal(2, labeler.Jobs);
    }

    [Fact]
    public async Task SaveAsync_KeepingFails_LeavesTheStateAsItWas()
    {
        var state = new LabelerState("before", (_, _) => throw new IOException());

        await Assert.ThrowsAsync<IOException>(() => state.SaveAsync("after").AsTask());

        Assert.Equal("before", state.Saved);
    }

    [Fact]
    public async Task SaveAsync_StateOfNobody_IsRemembered()
    {
        var state = new LabelerState();
        Assert.Null(state.Saved);

        await state.SaveAsync("x");

        Assert.Equal("x", state.Saved);
    }

    private static string? UnderWay(IEnumerable<JournalEntry> entries) => entries.Aggregate(
        default(string), (saved, entry) => entry switch { LabelerStateSaved state => state.State, RoundCompleted => null, _ => saved });
}
