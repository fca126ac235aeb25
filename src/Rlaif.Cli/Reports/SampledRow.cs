namespace Rlaif.Cli.Reports;

/// <summary>A row of the completion's sample, which the final classifier did not learn from.</summary>
/// <param name="Predicted">The class that the final classifier names.</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
/// <param name="Answer">The class that the labeler first named; null where it named none.</param>
internal sealed record SampledRow(int Predicted, double Confidence, int? Answer)
{
    public bool Agrees => Predicted == Answer;
}
