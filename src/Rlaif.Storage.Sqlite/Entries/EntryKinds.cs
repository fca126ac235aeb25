using System.Collections.Frozen;
using Rlaif.Journals;

namespace Rlaif.Storage.Sqlite.Entries;

/// <summary>The names under which entries are kept; they stay what they are, whatever a type is called.</summary>
internal static class EntryKinds
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["run_opened"] = typeof(RunOpened),
        ["examples_written"] = typeof(ExamplesWritten),
        ["batch_selected"] = typeof(BatchSelected),
        ["answer_received"] = typeof(AnswerReceived),
        ["labeler_state_saved"] = typeof(LabelerStateSaved),
        ["label_corrected"] = typeof(LabelCorrected),
        ["round_completed"] = typeof(RoundCompleted),
        ["batch_completed"] = typeof(BatchCompleted),
        ["labels_contested"] = typeof(LabelsContested),
        ["completion_decided"] = typeof(CompletionDecided),
        ["selection_compared"] = typeof(SelectionCompared),
        ["run_stopped"] = typeof(RunStopped),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <returns>The type; null where the name is not known.</returns>
    public static Type? TypeOf(string kind) => Types.GetValueOrDefault(kind);

    public static string NameOf(JournalEntry entry) => Names[entry.GetType()];
}
