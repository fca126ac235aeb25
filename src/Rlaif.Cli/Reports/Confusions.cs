using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>Which classes are taken for which others.</summary>
internal static class Confusions
{
    // More cells than this a side cannot be read, with numbers in them.
    private const int ClassesShown = 12;
    private const int PairsShown = 10;

    public static HeatMap Chart(Evidence evidence, LabelSet labels)
    {
        var matrix = evidence.Confusion;
        int[] shown = [.. Shown(evidence, labels).Order()];
        var part = shown.Length < labels.Count ? Words.Of($" Shown are {shown.Length} of {labels.Count} classes, {(matrix.Correct < matrix.Total ? "those of the most frequent confusions" : "the most frequent")}; the data holds all.") : string.Empty;
        return new HeatMap
        {
            Id = "confusion",
            Title = "Confusion matrix",
            Caption = Words.Of($"{matrix.Correct:N0} of {Quantity.Of(matrix.Total, "row")} {(matrix.Correct == 1 ? "is" : "are")} on the diagonal ({matrix.Accuracy * 100:0.0} %), where prediction and {evidence.Truth} are the same. The shade is the share of a row of the matrix.{part}"),
            NameOfRows = evidence.Truth,
            NameOfColumns = "predicted class",
            Names = [.. shown.Select(index => labels[index].Name)],
            Count = (row, column) => matrix[shown[row], shown[column]],
            Total = row => matrix.GoldCount(shown[row]),
            Data = new DataTable([evidence.Truth.Replace(' ', '_'), "predicted_class", "rows"], [.. Cells(evidence, labels)]),
        };
    }

    /// <summary>Chooses the classes: all where they fit, else those of the most frequent confusions, else the most frequent.</summary>
    private static IEnumerable<int> Shown(Evidence evidence, LabelSet labels)
    {
        var all = Enumerable.Range(0, labels.Count);
        if (labels.Count <= ClassesShown)
        {
            return all;
        }

        int[] confused = [.. Off(evidence, labels).OrderByDescending(pair => pair.Rows).SelectMany(pair => (int[])[pair.Truth, pair.Predicted]).Distinct().Take(ClassesShown)];
        return confused.Length > 0 ? confused : all.OrderByDescending(evidence.Confusion.GoldCount).Take(ClassesShown);
    }

    public static void WritePairs(Page page, Evidence evidence, LabelSet labels)
    {
        var pairs = Off(evidence, labels).OrderByDescending(pair => pair.Rows).Take(PairsShown).ToList();
        if (pairs.Count > 0)
        {
            page.Table(
                "pairs",
                "Most frequent confusions",
                [evidence.Truth, "predicted class", "rows", "share of the class"],
                pairs.Select(pair => (IReadOnlyList<string>)[labels[pair.Truth].Name, labels[pair.Predicted].Name, Words.Of($"{pair.Rows:N0}"), Words.Percent((double)pair.Rows / evidence.Confusion.GoldCount(pair.Truth))]),
                "pairs");
        }
    }

    private static IEnumerable<(int Truth, int Predicted, int Rows)> Off(Evidence evidence, LabelSet labels) =>
        from truth in Enumerable.Range(0, labels.Count)
        from predicted in Enumerable.Range(0, labels.Count)
        where truth != predicted && evidence.Confusion[truth, predicted] > 0
        select (truth, predicted, evidence.Confusion[truth, predicted]);

    private static IEnumerable<IReadOnlyList<string>> Cells(Evidence evidence, LabelSet labels) =>
        from truth in Enumerable.Range(0, labels.Count)
        from predicted in Enumerable.Range(0, labels.Count)
        where evidence.Confusion[truth, predicted] > 0
        select (IReadOnlyList<string>)[labels[truth].Name, labels[predicted].Name, Words.Of($"{evidence.Confusion[truth, predicted]}")];
}
