using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Estimates;

namespace Rlaif.Labelers.Tests.Estimates;

public sealed class CostEstimatorTests
{
    private static readonly TokenPrices Prices = new(PromptPerMillion: 10, CompletionPerMillion: 100);

    [Fact]
    public void Estimate_Plan_ScalesTheMeanPromptOfTheSample()
    {
        var estimate = Estimate(new EstimatePlan { Rows = 1_000, Votes = 2, RetryShare = 0.1 }, Prices);

        // A message of 100 characters and one of 300: 46, 60 and 104 tokens in the mean; replies of 8 and of 12 characters.
        Assert.Equal(new EstimatedCost(2_000, 2_000 * 43, 3_200, 0.86m + 0.32m), estimate.Low);
        Assert.Equal(new EstimatedCost(2_200, 2_200 * 57, 5_500, 1.254m + 0.55m), estimate.Expected);
        Assert.Equal(new EstimatedCost(2_600, 2_600 * 104, 166_400, 2.704m + 16.64m), estimate.High);
    }

    [Fact]
    public void Estimate_UnknownPrice_CountsTokensAlone()
    {
        var estimate = Estimate(new EstimatePlan { Rows = 10 }, prices: null);

        Assert.Null(estimate.Expected.Cost);
        Assert.Equal(11, estimate.Expected.Requests);
        Assert.True(estimate.Low.PromptTokens < estimate.Expected.PromptTokens && estimate.Expected.PromptTokens < estimate.High.PromptTokens);
    }

    [Fact]
    public void Estimate_NoRows_IsNothing() =>
        Assert.Equal(new EstimatedCost(0, 0, 0, 0), Estimate(new EstimatePlan { Rows = 0 }, Prices).High);

    [Fact]
    public void Estimate_LargestPlan_DoesNotOverflow() =>
        Assert.InRange(Estimate(new EstimatePlan { Rows = int.MaxValue, Votes = 1_000, RetryShare = 1 }, Prices).High.PromptTokens, 1, long.MaxValue - 1);

    [Fact]
    public void Plan_OutsideItsRanges_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EstimatePlan { Rows = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EstimatePlan { Rows = 1, Votes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EstimatePlan { Rows = 1, RetryShare = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EstimatePlan { Rows = 1, RetryShare = 1.1 });
    }

    private static CostEstimate Estimate(EstimatePlan plan, TokenPrices? prices) => CostEstimator.Estimate(
        [[new ChatMessage(ChatRole.User, new string('a', 100))], [new ChatMessage(ChatRole.User, new string('b', 300))]],
        new ChatOptions { MaxOutputTokens = 64 },
        [new string('c', 8), new string('d', 12)],
        prices,
        plan,
        schemaShare: 0.5);
}
