namespace Rlaif.Cli.Reports;

/// <summary>What values are called in the report.</summary>
internal static class SettingsWords
{
    public static string Source(LabelSource source) => source switch
    {
        LabelSource.Labeler => "labeler",
        LabelSource.Classifier => "classifier",
        LabelSource.Known => "known or corrected",
        LabelSource.Shared => "almost equal text",
        _ => "for review",
    };
}
