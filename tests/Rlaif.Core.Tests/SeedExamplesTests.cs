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
        Assert.Equal([["fruit 1"], ["metal 2"]], result.SeedExamples!.Texts);
        Assert.Equal((10 + 2, (10 * 0.01m) + 0.5m, new TokenUsage(200, 30)), (result.Requests, result.Cost, result.Usage));
        Assert.Equal(10, labeler.Asked.Count());
    }

    [Fact]
    public async Task RunAsync_NoWriter_WritesNothing()
    {
        var journal = new InMemoryJournal();

        var result = await Loop(new ScriptedLabeler(Some.Right), writer: null).RunAsync(Run with { Journal = journal });

        Assert.Null(result.SeedExamples);
        Assert.DoesNotContain(await Some.EntriesAsync(journal), entry => entry is ExamplesWritten);
    }

    [Fact]
    public async Task RunAsync_JournalCutAnywhere_WritesOnceAndComesToTheSameEnd()
    {
        var journal = new InMemoryJournal();
        var whole = await Loop(new ScriptedLabeler(Some.Right), new ScriptedWriter()).RunAsync(Run with { Journal = journal });
        var entries = await Some.EntriesAsync(journal);
        Assert.IsType<ExamplesWritten>(entries[0]);

        for (var cut = 1; cut <= entries.Count; cut++)
        {
            var writer = new ScriptedWriter();
            var resumed = await Loop(new ScriptedLabeler(Some.Right), writer).RunAsync(Run with { Journal = new InMemoryJournal(entries.Take(cut)) });

            Assert.Equal(0, writer.Calls);
            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal((whole.Cost, whole.Usage, whole.Requests), (resumed.Cost, resumed.Usage, resumed.Requests));
            Assert.Equal(whole.SeedExamples!.Texts, resumed.SeedExamples!.Texts);
        }
    }

    [Fact]
    public async Task RunAsync_RunThatBeganWithout_StaysWithout()
    {
        var journal = new InMemoryJournal();
        await Loop(new ScriptedLabeler(Some.Right), writer: null).RunAsync(Run with { Journal = journal });
        var writer = new ScriptedWriter();

        var result = await Loop(new ScriptedLabeler(Some.Right), writer).RunAsync(Run with { Journal = journal });

        Assert.Equal((0, null), (writer.Calls, result.SeedExamples));
    }

    [Fact]
    public void AddTo_OtherNumberOfClasses_Throws() =>
        Assert.Throws<ArgumentException>("labels", () => new WrittenExamples([["one"]]) { Usage = default, Requests = 1, Cost = null }.AddTo(Some.Labels));

    private static ActiveLearningLoop Loop(ILabeler labeler, IExampleWriter? writer) =>
        new(labeler, new NaiveBayesTrainer()) { Options = Some.Loop(labeler, maxLabels: 10).Options, ExampleWriter = writer };
}
