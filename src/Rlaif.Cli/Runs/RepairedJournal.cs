using Rlaif.Journals;
using Rlaif.Storage.Sqlite;

namespace Rlaif.Cli.Runs;

/// <summary>Makes entries that can be replayed of those that were found, for a result without a run.</summary>
internal static class RepairedJournal
{
    public static IEnumerable<JournalEntry> Of(SalvagedJournal journal) =>
        journal.Entries.Select(WithoutSettings).Concat(Beyond(journal));

    // Nobody is asked, so that it does not matter by which model the run was, nor how large its batches were.
    private static JournalEntry WithoutSettings(JournalEntry entry) =>
        entry is RunOpened opened ? opened with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) } : entry;

    // The choice of a batch may be lost and its answers not. Second answers say nothing without what they were to decide.
    private static IEnumerable<JournalEntry> Beyond(SalvagedJournal journal)
    {
        var rechecks = journal.Entries.Concat(journal.Beyond).OfType<BatchSelected>().Where(batch => batch.Purpose == BatchPurpose.Recheck).Select(batch => batch.Number).ToHashSet();
        var pending = journal.Entries.OfType<BatchSelected>().LastOrDefault()?.Number;
        foreach (var entry in journal.Beyond.Where(entry => entry is LabelCorrected or RoundCompleted or ExamplesWritten || (entry is AnswerReceived answer && !rechecks.Contains(answer.Batch))))
        {
            if (entry is AnswerReceived answer && answer.Batch != pending)
            {
                pending = answer.Batch;
                yield return new BatchSelected(answer.Batch, [answer.Annotation.ExampleId], TimeSpan.Zero);
            }

            yield return entry;
        }
    }
}
