using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class FewShotTests
{
    [Fact]
    public async Task RunAsync_ByDefault_ShowsNoExamples()
    {
        var labeler = new ScriptedLabeler(Some.Right);

        await Some.Loop(labeler).RunAsync(new ActiveLearningRun(Some.Pool(20), Some.Labels));

        Assert.All(labeler.Batches.SelectMany(batch => batch), request => Assert.Empty(request.Examples));
    }

    [Fact]
    public async Task RunAsync_FewShot_ShowsNoneBeforeTwiceAsManyAreTrusted()
    {
        var labeler = await RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels));

        // 4 labels after the seed set, 7 and 10 after the next rounds: 8 are needed.
        Assert.All(labeler.Batches.Take(3).SelectMany(batch => batch), request => Assert.Empty(request.Examples));
        Assert.All(labeler.Batches.Skip(3).SelectMany(batch => batch), request => Assert.NotEmpty(request.Examples));
    }

    [Fact]
    public async Task RunAsync_FewShot_SpreadsOverTheClassesAndNeverShowsTheRowItself()
    {
        var labeler = await RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels));

        Assert.All(labeler.Batches.Skip(3).SelectMany(batch => batch), request =>
        {
            Assert.Equal(2, request.Examples.Count(example => example.Label == "fruit"));
            Assert.Equal(2, request.Examples.Count(example => example.Label == "metal"));
            Assert.DoesNotContain(request.Examples, example => example.Text == request.Example.Text);
        });
    }

    [Fact]
    public async Task RunAsync_FewShot_ShowsLabelsThatThePersonGave()
    {
        var known = Some.Pool(30).Take(8).ToDictionary(example => example.Id, Some.Gold, StringComparer.Ordinal);

        var labeler = await RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels) { KnownLabels = known });

        var texts = Some.Pool(30).Take(8).Select(example => example.Text).ToHashSet(StringComparer.Ordinal);
        Assert.All(labeler.Batches[0], request => Assert.All(request.Examples, example => Assert.Contains(example.Text, texts)));
        Assert.All(labeler.Batches[0], request => Assert.Equal(4, request.Examples.Count));
    }

    [Fact]
    public async Task RunAsync_ResumedInsideABatch_ShowsTheSameExamples()
    {
        var whole = new InMemoryJournal();
        var unbroken = await RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels) { Journal = whole });
        var expected = unbroken.Batches.SelectMany(batch => batch).ToDictionary(request => request.Example.Id, request => request.Examples, StringComparer.Ordinal);
        var entries = await Some.EntriesAsync(whole);
        for (var kept = 1; kept < entries.Count; kept++)
        {
            var journal = new InMemoryJournal();
            foreach (var entry in entries.Take(kept))
            {
                await journal.AppendAsync(entry);
            }

            var resumed = await RunAsync(new ActiveLearningRun(Some.Pool(30), Some.Labels) { Journal = journal });
            Assert.All(resumed.Batches.SelectMany(batch => batch), request => Assert.Equal(expected[request.Example.Id], request.Examples));
        }
    }

    private static async Task<ScriptedLabeler> RunAsync(ActiveLearningRun run)
    {
        var labeler = new ScriptedLabeler(Some.Right);
        var loop = Some.Loop(labeler);
        loop.Options.FewShot = 4;
        await loop.RunAsync(run);
        return labeler;
    }
}
