using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>Which classes are taken for which others.</summary>
internal static class Confusions
{
    // More cells than this a side cannot be read, with numbers in them.
    private const int ClassesShown = 16;
    private const int PairsShown = 10;

    public static HeatMap Chart(Evidence evidence, LabelSet labels)
    {
        var matrix = evidence.Confusion;
        int[] shown =
        [
            .. Enumerable.Range(0, labels.Count)
                .OrderByDescending(index => matrix.GoldCount(index) + matrix.PredictedCount(index) - (2 * matrix[index, index]))
                .Take(ClassesShown)
                .Order(),
        ];
        var part = shown.Length < labels.Count ? Words.Of($" Shown are the {shown.Length} of {labels.Count} classes that are confused most; the data holds all.") : string.Empty;
        return new HeatMap
        {
            Id = "confusion",
            Title = "Confusion matrix",
            Caption = Words.Of($"{matrix.Correct:N0} of {matrix.Total:N0} rows are on the diagonal ({matrix.Accuracy * 100:0.0} %), where prediction and {evidence.Truth} are the same. The shade is the share of a row of the matrix.{part}"),
            NameOfRows = evidence.Truth,
            NameOfColumns = "predicted class",
            Names = [.. shown.Select(index => labels[index].Name)],
            Count = (row, column) => matrix[shown[row], shown[column]],
            Total = row => matrix.GoldCount(shown[row]),
            Data = new DataTable([evidence.Truth.Replace(' ', '_'), "predicted_class", "rows"], [.. Cells(evidence, labels)]),
        };
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
