namespace Rlaif.Classifiers.MLNet.Reader;

internal sealed class Output
{
    public string PredictedLabel { get; set; } = string.Empty;

    public float[] Score { get; set; } = [];
}
