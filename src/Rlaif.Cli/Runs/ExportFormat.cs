namespace Rlaif.Cli.Runs;

/// <summary>What an export is for.</summary>
internal enum ExportFormat
{
    /// <summary>Every row as a table.</summary>
    Csv,

    /// <summary>Every row as a JSON object.</summary>
    Jsonl,

    /// <summary>Conversations to fine-tune a chat model with.</summary>
    Chat,

    /// <summary>Texts and labels to train a classifier with.</summary>
    Classifier,
}
