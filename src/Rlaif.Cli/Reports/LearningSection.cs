using Rlaif.Cli.Charts;
using Rlaif.Completion;
using Rlaif.Evaluation;

namespace Rlaif.Cli.Reports;

/// <summary>What the rounds brought: the learning curve, and what became of the pool's entropy.</summary>
internal static class LearningSection
{
    public static void Write(Page page, ReportModel model) => page.Section(
        "learning",
        "How it learned",
        "Each round asks about some rows and trains the classifier anew. Entropy is how undecided the classifier is about a row: 0 is certain, 1 is a blind guess among all classes.",
        () =>
        {
            if (model.Rounds.Count == 0)
            {
                page.Note("The run was left before its first round was finished.");
                return;
            }

            page.Figures(Charts(model));
        });

    private static IEnumerable<Chart> Charts(ReportModel model)
    {
        yield return Curve(model.Rounds, model.Result.Completion);
        if (model.Rounds.Any(round => round.Entropy is not null))
        {
            yield return EntropyCharts.ByRound(model.Rounds);
        }

        if (model.Rounds.Any(round => round.Agreement is not null))
        {
            yield return Change(model.Rounds);
        }

        if (model.Rounds.Where(round => round.EntropyDistribution is not null).ToList() is { Count: > 0 } measured)
        {
            yield return EntropyCharts.Distribution(measured[0], measured[^1]);
        }
    }

    private static LineChart Curve(IReadOnlyList<Round> rounds, CompletionReport? completion)
    {
        var heldOut = rounds.Where(round => round.HeldOut is not null).Select(HeldOut).ToList();
        var random = rounds.Where(round => round.RandomSlice.Rows > 0).Select(Random).ToList();
        var expected = rounds.Where(round => round.StopSet is not null).Select(Expected).ToList();
        List<ChartPoint> sample = completion is { SampleRows: > 0 } ? [Sample(rounds[^1], completion)] : [];
        Series[] series =
        [
            new("agreement on random rows, 95 % interval", SeriesForm.Band, 2, random),
            new("agreement on random rows so far", SeriesForm.Dashed, 2, [.. random.Select(point => point with { Low = null, High = null })]),
            new("what the classifier expects of itself", SeriesForm.Dashed, 4, expected),
            new("final classifier on the sample", SeriesForm.Solid, 3, sample),
            new("accuracy on held-out rows", SeriesForm.Solid, 1, heldOut),
        ];
        return new LineChart
        {
            Id = "learning-curve",
            Title = "Learning curve",
            Caption = Caption(heldOut, sample, random),
            NameOfX = "labels that train",
            CountsOnX = true,
            NameOfY = "share of rows",
            Series = [.. series.Where(values => values.Points.Count > 0)],
            RangeOfX = (rounds[0].Labels, rounds[^1].Labels),
            RangeOfY = (Floor(series), 1),
            Data = new DataTable(
                ["round", "labels", "asked", "held_out_accuracy", "random_rows", "random_agreed", "random_low", "random_high", "expected_accuracy"],
                [.. rounds.Select(Fields)]),
        };
    }

    private static LineChart Change(IReadOnlyList<Round> rounds)
    {
        var measured = rounds.Where(round => round.Agreement is not null).ToList();
        var points = measured.Select(round => new ChartPoint(round.Labels, (1 - round.Agreement!.Value) * 100, Words.Of($"Round {round.Number}, {Quantity.Of(round.Labels, "label")}: {(1 - round.Agreement.Value) * 100:0.0} % of rows got another class"))).ToList();
        return new LineChart
        {
            Id = "change",
            Title = "What a round still changed",
            Caption = Words.Of($"The last round gave {points[^1].Y:0.00} % of all rows another predicted class than the round before. Little change means that more labels teach little."),
            NameOfX = "labels that train",
            CountsOnX = true,
            NameOfY = "% of rows",
            Series = [new("rows with another predicted class", SeriesForm.Solid, 3, points)],
            RangeOfX = (rounds[0].Labels, rounds[^1].Labels),
            RangeOfY = (0, Math.Max(1, points.Max(point => point.Y) * 1.05)),
            Data = new DataTable(["round", "labels", "share_changed"], [.. measured.Select(round => (IReadOnlyList<string>)[Words.Of($"{round.Number}"), Words.Of($"{round.Labels}"), Words.Of($"{1 - round.Agreement:0.0000}")])]),
        };
    }

    // The whole height is for what happens, in steps that are easy to read.
    private static double Floor(IEnumerable<Series> series) =>
        Math.Max(0, Math.Floor((series.SelectMany(values => values.Points).Select(point => point.Low ?? point.Y).DefaultIfEmpty(0).Min() - 0.05) * 5) / 5);

    private static ChartPoint HeldOut(Round round) =>
        new(round.Labels, round.HeldOut!.Accuracy, Words.Of($"Round {round.Number}, {Quantity.Of(round.Labels, "label")}: {round.HeldOut.Accuracy * 100:0.0} % of held-out rows right"));

    private static ChartPoint Random(Round round)
    {
        var interval = ProportionInterval.ClopperPearson(round.RandomSlice.Agreed, round.RandomSlice.Rows);
        return new ChartPoint(
            round.Labels,
            interval.Share!.Value,
            Words.Of($"Round {round.Number}, {Quantity.Of(round.Labels, "label")}: {interval.Count:N0} of {interval.Total:N0} random rows so far were predicted as then labeled, {interval.Low * 100:0} to {interval.High * 100:0} % with 95 % confidence"),
            interval.Low,
            interval.High);
    }

    // No interval: a sample that ends by what it shows has none of the common kind. The promise is what holds.
    private static ChartPoint Sample(Round last, CompletionReport completion)
    {
        var share = (double)completion.SampleAgreed / completion.SampleRows;
        return new ChartPoint(last.Labels, share, Words.Of($"With {Quantity.Of(last.Labels, "label")}, the final classifier named {completion.SampleAgreed:N0} of {Quantity.Of(completion.SampleRows, "sample row")} as the labeler did ({share * 100:0.0} %)"));
    }

    private static ChartPoint Expected(Round round) =>
        new(round.Labels, round.StopSet!.ExpectedAccuracy, Words.Of($"Round {round.Number}, {Quantity.Of(round.Labels, "label")}: the classifier expects {round.StopSet.ExpectedAccuracy * 100:0.0} % of unlabeled rows to be right"));

    private static string Caption(List<ChartPoint> heldOut, List<ChartPoint> sample, List<ChartPoint> random) => (heldOut, sample, random) switch
    {
        ([var first, .., var last], _, _) => Words.Of($"Accuracy on held-out rows went from {first.Y * 100:0.0} % with {first.X:N0} labels to {last.Y * 100:0.0} % with {last.X:N0}."),
        ([var only], _, _) => Words.Of($"Accuracy on held-out rows is {only.Y * 100:0.0} % with {only.X:N0} labels."),
        (_, [var only], []) => only.Tip + ".",
        (_, [var only], _) => only.Tip + ". The random rows on the way were predicted by the weaker classifiers of their time.",
        (_, _, [.., var last]) => Words.Of($"Of the rows drawn at random up to {last.X:N0} labels, {last.Y * 100:0.0} % were predicted as then labeled. Earlier rows were predicted by weaker classifiers, so the last one is likely better."),
        _ => "Nothing measures the classifier from outside: give --test, or a --random-slice.",
    };

    private static IReadOnlyList<string> Fields(Round round)
    {
        var interval = round.RandomSlice.Rows > 0 ? ProportionInterval.ClopperPearson(round.RandomSlice.Agreed, round.RandomSlice.Rows) : null;
        return
        [
            Words.Of($"{round.Number}"), Words.Of($"{round.Labels}"), Words.Of($"{round.Asked}"), Words.Of($"{round.HeldOut?.Accuracy:0.0000}"), Words.Of($"{round.RandomSlice.Rows}"),
            Words.Of($"{round.RandomSlice.Agreed}"), Words.Of($"{interval?.Low:0.0000}"), Words.Of($"{interval?.High:0.0000}"), Words.Of($"{round.StopSet?.ExpectedAccuracy:0.0000}"),
        ];
    }
}
