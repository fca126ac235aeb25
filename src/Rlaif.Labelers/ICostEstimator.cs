namespace Rlaif.Labelers;

/// <summary>A labeler that can say beforehand what a run will about use.</summary>
public interface ICostEstimator
{
    /// <summary>Guesses what a planned run will use; nothing is sent.</summary>
    /// <param name="sample">Rows of the run, some hundred of them; at least one.</param>
    /// <param name="plan">How much the run will ask.</param>
    /// <returns>A low, a likely and a high guess.</returns>
    CostEstimate Estimate(IReadOnlyList<TextExample> sample, EstimatePlan plan);
}
