namespace Rlaif.Classifiers.MLNet.Reader;

internal sealed class Input
{
    public string Text { get; set; } = string.Empty;
}
