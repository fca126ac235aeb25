using System.Globalization;
using Rlaif.Cli.Runs;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Labelers;
using Spectre.Console;

namespace Rlaif.Cli.Estimates;

/// <summary>What a run will about cost, said before anything is paid.</summary>
internal static class CostForecast
{
    private const int ManyRequests = 1_000;

    /// <summary>Guesses from the prompts of a sample of rows; says nothing where the labeler costs nothing.</summary>
    /// <returns>Whether the labeler may cost something.</returns>
    public static bool Say(IAnsiConsole console, ActiveLearningLoop loop, LabelSettings settings, LabelInputs inputs)
    {
        if (RunForecast.Of(loop, settings, inputs) is not { } forecast)
        {
            return false;
        }

        console.Say(Sentence(settings, forecast));
        return true;
    }

    private static string Sentence(LabelSettings settings, RunForecast forecast)
    {
        var (low, expected, high) = (forecast.Estimate.Low, forecast.Estimate.Expected, forecast.Estimate.High);
        var money = expected.Cost is { } cost
            ? $"{cost:0.00##} US dollars ({low.Cost:0.00##} to {high.Cost:0.00##})"
            : "no price known";
        FormattableString sentence =
            $"Estimate for {forecast.ExpectedRows:N0} rows: {expected.Requests:N0} requests, {Tokens(expected):N0} tokens ({Tokens(low):N0} to {Tokens(high):N0}), {money}.{Advice(settings, high)}";
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    private static long Tokens(EstimatedCost cost) => cost.PromptTokens + cost.CompletionTokens;

    private static string Advice(LabelSettings settings, EstimatedCost high) =>
        high.Requests > ManyRequests && settings is { Budget: null, Limits: { MaxCost: null, MaxTokens: null, MaxRequests: null } }
            ? " Nothing limits it; --budget, --max-cost or --max-requests would."
            : string.Empty;
}
