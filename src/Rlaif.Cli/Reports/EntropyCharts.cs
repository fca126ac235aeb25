using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>The charts of the entropy of the unlabeled pool.</summary>
internal static class EntropyCharts
{
    public static LineChart ByRound(IReadOnlyList<Round> rounds)
    {
        var measured = rounds.Where(round => round.Entropy is not null).ToList();
        var spread = measured.Where(round => round.EntropyDistribution is not null).ToList();
        Series[] series =
        [
            new("middle 80 % of rows", SeriesForm.Band, 6, [.. spread.Select(round => Range(round, round.EntropyDistribution!.Percentile10, round.Entropy!.Percentile90))]),
            new("middle 50 %", SeriesForm.Band, 1, [.. spread.Select(round => Range(round, round.EntropyDistribution!.Percentile25, round.EntropyDistribution.Percentile75))]),
            new("median row", SeriesForm.Solid, 1, [.. measured.Select(Median)]),
        ];
        return new LineChart
        {
            Id = "entropy",
            Title = "Entropy of the unlabeled pool",
            Caption = Caption(measured[0], measured[^1]),
            NameOfX = "round",
            NameOfY = "normalized entropy",
            CountsOnX = true,
            Series = [.. series.Where(values => values.Points.Count > 0)],
            Data = new DataTable(["round", "mean", "percentile_10", "percentile_25", "median", "percentile_75", "percentile_90"], [.. measured.Select(Fields)]),
        };
    }

    public static Histogram Distribution(Round first, Round last)
    {
        var moments = (first == last ? [first] : (Round[])[first, last]).Select(round => (Name: Words.Of($"round {round.Number}"), Shares: Shares(round.EntropyDistribution!))).ToList();
        var parts = moments[0].Shares.Count;
        return new Histogram
        {
            Id = "entropy-distribution",
            Title = first == last ? "Entropy of rows" : "Entropy of rows, first and last",
            Caption = Words.Of($"In round {first.Number}, {Certain(first) * 100:0.0} % of the unlabeled rows had an entropy below 0.25{(first == last ? string.Empty : Words.Of($"; in round {last.Number} it is {Certain(last) * 100:0.0} %"))}."),
            NameOfX = "normalized entropy",
            Moments = [.. moments.Select(moment => (moment.Name, (IReadOnlyList<double>)moment.Shares))],
            Data = new DataTable(
                ["from", "to", .. moments.Select(moment => $"share_in_{moment.Name.Replace(' ', '_')}")],
                [.. Enumerable.Range(0, parts).Select(part => (IReadOnlyList<string>)[Words.Of($"{(double)part / parts:0.00}"), Words.Of($"{(part + 1.0) / parts:0.00}"), .. moments.Select(moment => Words.Of($"{moment.Shares[part]:0.0000}"))])]),
        };
    }

    private static string Caption(Round first, Round last)
    {
        var median = first == last
            ? Words.Of($"is {last.Entropy!.Median:0.000} in round {last.Number}")
            : Words.Of($"went from {first.Entropy!.Median:0.000} in round {first.Number} to {last.Entropy!.Median:0.000} in round {last.Number}");
        return Words.Of($"The median entropy of rows without a label {median}; nine of ten rows are then at {last.Entropy.Percentile90:0.000} or below.");
    }

    private static List<double> Shares(EntropyDistribution distribution)
    {
        var total = (double)distribution.Counts.Sum();
        return [.. distribution.Counts.Select(count => count / total)];
    }

    private static double Certain(Round round) => Shares(round.EntropyDistribution!).Take(round.EntropyDistribution!.Counts.Count / 4).Sum();

    private static ChartPoint Range(Round round, double low, double high) => new(round.Number, (low + high) / 2, Low: low, High: high);

    private static ChartPoint Median(Round round)
    {
        var (entropy, spread) = (round.Entropy!, round.EntropyDistribution);
        var half = spread is null ? string.Empty : Words.Of($", half of the rows from {spread.Percentile25:0.000} to {spread.Percentile75:0.000}");
        return new ChartPoint(round.Number, entropy.Median, Words.Of($"Round {round.Number}: median {entropy.Median:0.000}{half}, nine of ten up to {entropy.Percentile90:0.000}"));
    }

    private static IReadOnlyList<string> Fields(Round round)
    {
        var (entropy, spread) = (round.Entropy!, round.EntropyDistribution);
        return
        [
            Words.Of($"{round.Number}"), Words.Of($"{entropy.Mean:0.0000}"), Words.Of($"{spread?.Percentile10:0.0000}"), Words.Of($"{spread?.Percentile25:0.0000}"),
            Words.Of($"{entropy.Median:0.0000}"), Words.Of($"{spread?.Percentile75:0.0000}"), Words.Of($"{entropy.Percentile90:0.0000}"),
        ];
    }
}
