using Rlaif.Journals;

namespace Rlaif.Tests.Fakes;

/// <summary>A small task with a known truth: does a text speak of fruit or of metal?</summary>
internal static class Some
{
    private static readonly string[] Fruits = ["apple", "pear", "plum", "cherry", "grape"];
    private static readonly string[] Metals = ["iron", "copper", "zinc", "tin", "lead"];

    public static LabelSet Labels { get; } = new("fruit", "metal");

    /// <summary>Texts of which every third is a mixture, so that some are harder than others.</summary>
    public static Pool Pool(int count) => Rlaif.Pool.FromTexts(Enumerable.Range(0, count).Select(Text));

    public static string Gold(TextExample example) =>
        example.Text.Split(' ').Count(word => Fruits.Contains(word, StringComparer.Ordinal)) >= 2 ? "fruit" : "metal";

    public static Annotation Right(LabelRequest request) =>
        new(request.Example.Id, AnnotationOutcome.Labeled, SoftLabel.Certain(Labels.IndexOf(Gold(request.Example)), 2)) { Labeler = "script", Usage = new TokenUsage(10, 1), Requests = 1, Cost = 0.01m };

    public static ActiveLearningLoop Loop(ILabeler labeler, int? maxLabels = null, ulong seed = 0) =>
        new(labeler, new NaiveBayesTrainer()) { Options = new ActiveLearningOptions { SeedSize = 4, BatchSize = 3, MaxLabels = maxLabels, Seed = seed } };

    public static async Task<List<JournalEntry>> EntriesAsync(IJournal journal)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync())
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static string Text(int number)
    {
        var (main, other) = number % 2 == 0 ? (Fruits, Metals) : (Metals, Fruits);
        var third = number % 3 == 0 ? other[number / 3 % 5] : main[number / 3 % 5];
        return $"{main[number % 5]} {main[number / 5 % 5]} {third} {number}";
    }
}
