using Rlaif.Journals;
using Rlaif.Tests.Fakes;

namespace Rlaif.Tests;

public sealed class SeedExamplesTests
{
    private static readonly ActiveLearningRun Run = new(Some.Pool(40), Some.Labels);

    [Fact]
    public async Task RunAsync_Writer_GivesItsTextsToTheClassifierAndCountsWhatTheyTook()
    {
        var (labeler, writer) = (new ScriptedLabeler(Some.Right), new ScriptedWriter());

        var result = await Loop(labeler, writer).RunAsync(Run);

        Assert.Equal([["fruit 1"], ["metal 2"]], result.Classifier.Labels.Select(label => label.Examples));
        Assert.Equal([["fruit 1"], ["metal 2"]], result.SeedExamples.Select(written => written.Texts));
        Assert.Equal((10 + 2, (10 * 0.01m) + 0.5m, new TokenUsage(200, 30)), (result.Requests, result.Cost, result.Usage));
        Assert.Equal(10, labeler.Asked.Count());
    }

    [Fact]
    public async Task RunAsync_NoWriter_WritesNothing()
    {
        var journal = new InMemoryJournal();

        var result = await Loop(new ScriptedLabeler(Some.Right), writer: null).RunAsync(Run with { Journal = journal });

        Assert.Empty(result.SeedExamples);
        Assert.DoesNotContain(await Some.EntriesAsync(journal), entry => entry is ExamplesWritten);
    }

    [Fact]
    public async Task RunAsync_JournalCutAnywhere_WritesOnceAndComesToTheSameEnd()
    {
        var journal = new InMemoryJournal();
        var whole = await Loop(new ScriptedLabeler(Some.Right), new ScriptedWriter()).RunAsync(Run with { Journal = journal });
        var entries = await Some.EntriesAsync(journal);
        Assert.Equal([typeof(RunOpened), typeof(ExamplesWritten), typeof(ExamplesWritten), typeof(BatchSelected)], entries.Take(4).Select(entry => entry.GetType()));

        for (var cut = 0; cut <= entries.Count; cut++)
        {
            var writer = new ScriptedWriter();
            var resumed = await Loop(new ScriptedLabeler(Some.Right), writer).RunAsync(Run with { Journal = new InMemoryJournal(entries.Take(cut)) });

            Assert.Equal(cut switch { < 2 => ["fruit", "metal"], 2 => ["metal"], _ => [] }, writer.Asked);
            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal((whole.Cost, whole.Usage, whole.Requests), (resumed.Cost, resumed.Usage, resumed.Requests));
            Assert.Equal(whole.SeedExamples.Select(written => written.Texts), resumed.SeedExamples.Select(written => written.Texts));
        }
    }

    [Fact]
    public async Task RunAsync_WriterThatFails_KeepsWhatItWroteAndGoesOnWithTheRest()
    {
        var journal = new InMemoryJournal();
        await Assert.ThrowsAsync<LabelingException>(() => Loop(new ScriptedLabeler(Some.Right), new ScriptedWriter(failsAfter: 1)).RunAsync(Run with { Journal = journal }));
        var writer = new ScriptedWriter();

        var result = await Loop(new ScriptedLabeler(Some.Right), writer).RunAsync(Run with { Journal = journal });

        Assert.Equal(["metal"], writer.Asked);
        Assert.Equal(["fruit", "metal"], result.SeedExamples.Select(written => written.Label));
        Assert.Equal(12, result.Requests);
    }

    [Fact]
    public async Task OpenAsync_OtherOrderOfClassesAfterTheWriting_IsAnotherRun()
    {
        var journal = new InMemoryJournal();
        await Assert.ThrowsAsync<LabelingException>(() => Loop(new ScriptedLabeler(Some.Right), new ScriptedWriter(failsAfter: 1)).RunAsync(Run with { Journal = journal }));
        var writer = new ScriptedWriter();

        await Assert.ThrowsAsync<ArgumentException>(() => Loop(new ScriptedLabeler(Some.Right), writer).RunAsync(Run with { Labels = new LabelSet(Some.Labels.Reverse()), Journal = journal }));

        Assert.Empty(writer.Asked);
    }

    [Fact]
    public async Task RunAsync_RunThatBeganWithout_StaysWithout()
    {
        var journal = new InMemoryJournal();
        await Loop(new ScriptedLabeler(Some.Right), writer: null).RunAsync(Run with { Journal = journal });
        var writer = new ScriptedWriter();

        var result = await Loop(new ScriptedLabeler(Some.Right), writer).RunAsync(Run with { Journal = journal });

        Assert.Equal((0, 0), (writer.Asked.Count, result.SeedExamples.Count));
    }

    private static ActiveLearningLoop Loop(ILabeler labeler, IExampleWriter? writer) =>
        new(labeler, new NaiveBayesTrainer()) { Options = Some.Loop(labeler, maxLabels: 10).Options, ExampleWriter = writer };
}
