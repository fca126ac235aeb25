namespace Rlaif.Classifiers.MLNet.Views;

/// <summary>The columns that pipelines read and write.</summary>
internal static class ColumnName
{
    public const string Text = "Text";
    public const string Features = "Features";
    public const string Label = "Label";
    public const string Weight = "Weight";
    public const string Score = "Score";
    public const string PredictedLabel = "PredictedLabel";
}
