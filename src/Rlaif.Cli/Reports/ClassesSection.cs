using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>How many rows each class has, and who labeled them.</summary>
internal static class ClassesSection
{
    private const int ClassesShown = 20;

    public static void Write(Page page, ReportModel model) => page.Section(
        "classes",
        "Classes and who labeled them",
        "How many rows each class has, by where the label comes from. The label of a row for review is the classifier's guess.",
        () => page.Columns(() => page.Figure(Chart(model)), () => Sources(page, model)));

    private static void Sources(Page page, ReportModel model) => page.Table(
        "sources",
        "Where labels come from",
        ["source", "rows", "share"],
        Present(model).Select(source => (IReadOnlyList<string>)[Words.Source(source), Words.Of($"{model.CountOf(source):N0}"), Words.Percent((double)model.CountOf(source) / model.Result.Labeled.Count)]),
        "pairs");

    private static LabelSource[] Present(ReportModel model) => [.. Enum.GetValues<LabelSource>().Where(source => model.CountOf(source) > 0)];

    private static BarChart Chart(ReportModel model)
    {
        var sources = Present(model);
        var order = Enumerable.Range(0, model.Labels.Count).OrderByDescending(index => model.CountsByClass[index].Sum()).ToList();
        var bars = order.Take(ClassesShown).Select(index => (model.Labels[index].Name, Counts([index]))).ToList();
        if (order.Count > ClassesShown)
        {
            bars.Add((Words.Of($"{order.Count - ClassesShown} more classes"), Counts(order.Skip(ClassesShown))));
        }

        return new BarChart
        {
            Id = "classes-chart",
            Title = "Rows of each class",
            Caption = Words.Of($"The largest class is {model.Labels[order[0]].Name} with {model.CountsByClass[order[0]].Sum():N0} rows, the smallest {model.Labels[order[^1]].Name} with {model.CountsByClass[order[^1]].Sum():N0}.{(order.Count > ClassesShown ? Words.Of($" Shown are the {ClassesShown} largest of {order.Count} classes.") : string.Empty)}"),
            Parts = [.. sources.Select(source => (Words.Source(source), Color(source)))],
            Bars = bars,
            Data = new DataTable(
                ["class", .. sources.Select(source => Words.Source(source).Replace(' ', '_'))],
                [.. order.Select(index => (IReadOnlyList<string>)[model.Labels[index].Name, .. sources.Select(source => Words.Of($"{model.CountsByClass[index][(int)source]}"))])]),
        };

        IReadOnlyList<long> Counts(IEnumerable<int> classes) => [.. sources.Select(source => classes.Sum(index => model.CountsByClass[index][(int)source]))];
    }

    private static int Color(LabelSource source) => source switch
    {
        LabelSource.Classifier => 1,
        LabelSource.Labeler => 2,
        LabelSource.Known => 3,
        LabelSource.Shared => 4,
        _ => 5,
    };
}
