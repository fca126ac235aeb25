using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Labelers.Estimates;

/// <summary>Scales the prompts of a sample up to a planned run.</summary>
internal static class CostEstimator
{
    // Nobody knows beforehand how often a server fails or an answer is none; three times the share is a bad day.
    private const double HighRetries = 3;

    /// <param name="prompts">What would be sent about each row of the sample; at least one.</param>
    /// <param name="options">What would be sent beside it.</param>
    /// <param name="replies">The answers that may come; at least one.</param>
    /// <param name="prices">What tokens cost, where it is known.</param>
    /// <param name="plan">How much the run will ask.</param>
    /// <param name="schemaShare">How likely the server counts the schema of the answer, 0 to 1.</param>
    public static CostEstimate Estimate(
        IReadOnlyCollection<IReadOnlyList<ChatMessage>> prompts, ChatOptions options, IReadOnlyCollection<string> replies, TokenPrices? prices, EstimatePlan plan, double schemaShare)
    {
        var guesses = replies.Select(TokenEstimator.Text).ToList();
        return Estimate(prompts, options, new TokenGuess(guesses.Min(guess => guess.Low), guesses.Average(guess => guess.Expected), options.MaxOutputTokens ?? guesses.Max(guess => guess.High)), prices, plan, schemaShare);
    }

    /// <param name="prompts">What would be sent; at least one.</param>
    /// <param name="options">What would be sent beside it.</param>
    /// <param name="reply">The tokens of an answer; never more than may be received.</param>
    /// <param name="prices">What tokens cost, where it is known.</param>
    /// <param name="plan">How much the run will ask.</param>
    /// <param name="schemaShare">How likely the server counts the schema of the answer, 0 to 1.</param>
    public static CostEstimate Estimate(IReadOnlyCollection<IReadOnlyList<ChatMessage>> prompts, ChatOptions options, TokenGuess reply, TokenPrices? prices, EstimatePlan plan, double schemaShare)
    {
        var prompt = TokenGuess.Mean([.. prompts.Select(messages => TokenEstimator.Prompt(messages, options, schemaShare))]);
        var most = options.MaxOutputTokens ?? double.PositiveInfinity;
        var asked = (double)plan.Rows * plan.Votes;
        return new CostEstimate(
            Cost(asked, prompt.Low, Math.Min(reply.Low, most), prices),
            Cost(asked * (1 + plan.RetryShare), prompt.Expected, Math.Min(reply.Expected, most), prices),
            Cost(asked * (1 + (HighRetries * plan.RetryShare)), prompt.High, Math.Min(reply.High, most), prices));
    }

    private static EstimatedCost Cost(double requests, double promptTokens, double completionTokens, TokenPrices? prices)
    {
        var usage = new TokenUsage(Whole(requests * promptTokens), Whole(requests * completionTokens));
        return new EstimatedCost(Whole(requests), usage.PromptTokens, usage.CompletionTokens, prices?.CostOf(usage));
    }

    // Up to whole ones, but not for what arithmetic with fractions left over.
    private static long Whole(double number) => (long)Math.Ceiling(Math.Round(number, 6));
}
