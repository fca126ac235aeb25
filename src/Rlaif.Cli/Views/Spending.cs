using System.Globalization;

namespace Rlaif.Cli.Views;

/// <summary>Says what answers took.</summary>
internal static class Spending
{
    public static string Of(params IReadOnlyCollection<Annotation> annotations)
    {
        var usage = annotations.Aggregate(default(TokenUsage), (sum, annotation) => sum + annotation.Usage);
        var cost = annotations.All(annotation => annotation.Cost is not null) ? annotations.Sum(annotation => annotation.Cost) : null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{annotations.Sum(annotation => annotation.Requests):N0} requests, {usage.PromptTokens:N0} prompt and {usage.CompletionTokens:N0} completion tokens, {(cost is { } dollars ? $"{dollars.ToString("0.00####", CultureInfo.InvariantCulture)} US dollars" : "price not known")}");
    }
}
