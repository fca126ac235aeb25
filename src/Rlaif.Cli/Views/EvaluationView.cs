using System.Globalization;
using Rlaif.Cli.Evaluations;
using Rlaif.Cli.Records;
using Spectre.Console;

namespace Rlaif.Cli.Views;

/// <summary>Tells people how good labels are.</summary>
internal static class EvaluationView
{
    private const int ConfusionsShown = 10;
    private const int WidestName = 40;

    public static void Say(IAnsiConsole console, EvaluationReport report)
    {
        console.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Accuracy {report.Accuracy:0.000} (95 % interval {report.AccuracyLow:0.000} to {report.AccuracyHigh:0.000}) on {report.Labeled:N0} rows, macro F1 {report.MacroF1:0.000}, calibration error {report.CalibrationError?.ToString("0.000", CultureInfo.InvariantCulture) ?? "not known, since the answers state no probabilities"}."));
        if (report.Outcomes.Count > 0)
        {
            console.Say(Answers(report));
        }

        console.Say(string.Empty);
        var width = Math.Clamp(report.Classes.Max(score => score.Name.Length), 5, WidestName);
        console.Say($"{"class".PadRight(width)}  precision  recall     F1  support");
        foreach (var score in report.Classes)
        {
            console.Say(string.Create(CultureInfo.InvariantCulture, $"{score.Name.PadRight(width)}  {score.Precision,9:0.000}  {score.Recall,6:0.000}  {score.F1,5:0.000}  {score.Support,7:N0}"));
        }

        SayConfusions(console, report);
    }

    private static string Answers(EvaluationReport report)
    {
        var cost = report.CostPerRowUsd is { } dollars ? $"{dollars.ToString("0.00####", CultureInfo.InvariantCulture)} US dollars a row" : "price not known";
        var others = string.Concat(report.Outcomes.Where(outcome => outcome.Key != JsonName.Of(AnnotationOutcome.Labeled)).Select(outcome => string.Create(CultureInfo.InvariantCulture, $" {outcome.Value:N0} rows {outcome.Key.Replace('_', ' ')}.")));
        return string.Create(CultureInfo.InvariantCulture, $"{(double)report.PromptTokens / report.Rows:0.#} prompt and {(double)report.CompletionTokens / report.Rows:0.#} completion tokens a row, {cost}.{others}");
    }

    private static void SayConfusions(IAnsiConsole console, EvaluationReport report)
    {
        var mistakes = report.Confusion.Index()
            .SelectMany(row => row.Item.Index().Where(cell => cell.Index != row.Index && cell.Item > 0).Select(cell => (Gold: row.Index, Given: cell.Index, Count: cell.Item)))
            .OrderByDescending(mistake => mistake.Count)
            .ToList();
        if (mistakes.Count == 0)
        {
            return;
        }

        console.Say(string.Empty);
        console.Say("Most frequent confusions:");
        foreach (var (gold, given, count) in mistakes.Take(ConfusionsShown))
        {
            console.Say(string.Create(CultureInfo.InvariantCulture, $"{count,7:N0}  {report.Classes[gold].Name} taken for {report.Classes[given].Name}"));
        }
    }
}
