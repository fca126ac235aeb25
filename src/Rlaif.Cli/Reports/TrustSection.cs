using Rlaif.Cli.Charts;
using Rlaif.Evaluation;

namespace Rlaif.Cli.Reports;

/// <summary>Which classes the classifier confuses, and whether its confidence is honest, on rows that it did not learn from.</summary>
internal static class TrustSection
{
    public static void Write(Page page, ReportModel model) => page.Section(
        "trust",
        "How far to trust the classifier",
        model.Evidence?.Sentence ?? "Rows that the classifier has not learned from show how far to trust it.",
        () =>
        {
            PromiseTables.Write(page, model);
            if (model.Evidence is not { } evidence)
            {
                page.Note(model.Rounds is [.., { RandomSlice.Rows: > 0 }]
                    ? "The run was made by a version that counted its random rows and did not keep them one by one; the count stands at the top of this page."
                    : "There are none in this run: give a file of true labels with --test, or have some rows of each batch drawn at random with --random-slice.");
                return;
            }

            page.Figures([Confusions.Chart(evidence, model.Labels), .. evidence.Reliability is { } bins ? (Chart[])[Reliability(bins)] : []]);
            Confusions.WritePairs(page, evidence, model.Labels);
        });

    private static LineChart Reliability(IReadOnlyList<ReliabilityBin> bins)
    {
        var rows = bins.Sum(bin => bin.Rows);
        return new LineChart
        {
            Id = "reliability",
            Title = "Reliability of its confidence",
            Caption = Words.Of($"Predictions by confidence: on the diagonal a confidence of 0.8 is right in 80 % of the rows. The mean distance (expected calibration error) is {ReliabilityBin.ExpectedCalibrationError(bins):0.000}; bars hold the true share with 95 % confidence."),
            NameOfX = "confidence",
            NameOfY = "share that is right",
            RangeOfX = (0, 1),
            Series =
            [
                new("perfectly calibrated", SeriesForm.Reference, 5, [new ChartPoint(0, 0), new ChartPoint(1, 1)]),
                new("predictions, " + Quantity.Of(rows, "row"), SeriesForm.Whiskers, 1, [.. bins.Where(bin => bin.Rows > 0).Select(Point)]),
            ],
            Data = new DataTable(
                ["from", "to", "rows", "mean_confidence", "share_right"],
                [.. bins.Select((bin, index) => (IReadOnlyList<string>)[Words.Of($"{(double)index / bins.Count:0.000}"), Words.Of($"{(index + 1.0) / bins.Count:0.000}"), Words.Of($"{bin.Rows}"), Words.Of($"{bin.Confidence:0.0000}"), Words.Of($"{bin.Accuracy:0.0000}")])]),
        };
    }

    private static ChartPoint Point(ReliabilityBin bin)
    {
        var interval = ProportionInterval.ClopperPearson((int)Math.Round(bin.Accuracy * bin.Rows), bin.Rows);
        return new ChartPoint(
            bin.Confidence,
            bin.Accuracy,
            Words.Of($"{Quantity.Of(bin.Rows, "row")} with a mean confidence of {bin.Confidence:0.00}: {bin.Accuracy * 100:0.0} % right, {interval.Low * 100:0} to {interval.High * 100:0} % with 95 % confidence"),
            interval.Low,
            interval.High);
    }
}
