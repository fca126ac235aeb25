using System.Globalization;

namespace Rlaif.Clients.Budgets;

/// <summary>Says in one sentence which ceiling forbids a request and what to do.</summary>
internal static class CeilingSentence
{
    public const string Unpriced = "A maximum cost needs the prices of the model; give them as TokenPrices, from PriceList.Find or from your contract.";

    public static string Code(Ceiling ceiling) => ceiling switch
    {
        Ceiling.Cost => "max_cost",
        Ceiling.Tokens => "max_tokens",
        Ceiling.Requests => "max_requests",
        _ => "max_duration",
    };

    public static string For(Ceiling ceiling, BudgetLimits limits, BudgetSpent spent, Amount worst, bool isRound)
    {
        var who = isRound ? "round" : "run";
        var remedy = isRound ? "the rest waits for the next round, unless you raise the round's" : "to go on, raise the";
        FormattableString sentence = ceiling switch
        {
            Ceiling.Cost => $"The {who} has spent {Money(spent.Cost)} of {Money(limits.MaxCost)} US dollars and the next request may cost {Money(worst.Cost)}; {remedy} maximum cost.",
            Ceiling.Tokens => $"The {who} has used {Tokens(spent.Usage):N0} of {limits.MaxTokens:N0} tokens and the next request may use {worst.Tokens:N0}; {remedy} maximum of tokens.",
            Ceiling.Requests => $"The {who} has made {spent.Requests:N0} of {limits.MaxRequests:N0} requests; {remedy} maximum of requests.",
            _ => $"The {who} has taken {Time(spent.Elapsed)} of {Time(limits.MaxDuration)}; {remedy} maximum duration.",
        };
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    public static string Unbounded(Ceiling ceiling) =>
        $"A maximum {(ceiling == Ceiling.Cost ? "cost" : "of tokens")} cannot hold for a request without an output limit; set MaxOutputTokens.";

    private static string Money(decimal? amount) => amount?.ToString("0.############", CultureInfo.InvariantCulture) ?? "?";

    private static long Tokens(TokenUsage usage) => new Amount(0, usage, 0m).Tokens;

    private static string Time(TimeSpan? time) => TimeSpan.FromSeconds(Math.Floor(time.GetValueOrDefault().TotalSeconds)).ToString("c", CultureInfo.InvariantCulture);
}
