using Rlaif.Cli.Connections;
using Rlaif.Labelers;

namespace Rlaif.Cli.Estimates;

/// <summary>What <c>rlaif estimate --json</c> writes.</summary>
internal sealed record EstimateReport(EstimateFigures Low, EstimateFigures Expected, EstimateFigures High, IReadOnlyList<PromptMessage> Prompt)
{
    public static EstimateReport Of(RunForecast forecast, IReadOnlyList<PromptMessage> prompt)
    {
        var estimate = forecast.Estimate;
        return new EstimateReport(Figures(forecast.LowRows, estimate.Low), Figures(forecast.ExpectedRows, estimate.Expected), Figures(forecast.HighRows, estimate.High), prompt);
    }

    private static EstimateFigures Figures(int rows, EstimatedCost cost) => new(rows, cost.Requests, cost.PromptTokens, cost.CompletionTokens, cost.Cost);
}
