using Rlaif.Cli.Charts;
using Rlaif.Completion;

namespace Rlaif.Cli.Reports;

/// <summary>What is promised of the rows with the classifier's label, and the sample that it rests on.</summary>
internal static class PromiseTables
{
    public static void Write(Page page, ReportModel model)
    {
        if (model.Result.Completion is not { } completion)
        {
            return;
        }

        page.Markup.Element("h3", "What is promised", ("id", "promise"));
        if (completion.SampleRows == 0)
        {
            page.Note(completion.Sentence);
            return;
        }

        page.Columns(
            () => page.Table("completion-t", "The promise, and who labeled the rows", ["what", "value"], Figures(completion), "pairs"),
            () => Sample(page, model.Sample, completion));
    }

    private static void Sample(Page page, IReadOnlyList<SampledRow> sample, CompletionReport completion)
    {
        page.Table("sample-t", "The sample: rows drawn at random from those that nobody had been asked about", ["classifier's confidence", "rows", "agreed with the labeler", "share"], Parts(sample, completion), "pairs");
        if (completion.Threshold is { } threshold)
        {
            page.Note(Words.Of($"The promise is about the rows at or above the threshold taken together, not about each of them, nor about each class. A row that it covers may have a confidence of only {Words.Share(threshold)}; the file of labels tells that of every row."));
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Figures(CompletionReport completion)
    {
        yield return ["agreement asked for", Words.Of($"{Words.AtLeast(completion.Target)} with {Words.AtLeast(completion.Confidence)} confidence")];
        yield return ["agreement promised", Promise(completion)];
        yield return ["threshold: confidence from which a row takes the classifier's label", completion.Threshold is { } threshold ? Words.Share(threshold) : "none"];
        yield return ["labeled by the classifier", Quantity.Of(completion.ClassifierRows, "row")];
        yield return ["labeled by the labeler", Quantity.Of(completion.LabelerRows, "row")];
        if (completion.KnownRows > 0)
        {
            yield return ["known or corrected", Quantity.Of(completion.KnownRows, "row")];
        }

        yield return ["for review", Quantity.Of(completion.ReviewRows, "row")];
        if (completion.OpenTexts > 0)
        {
            yield return ["answers that would finish the run", Words.Of($"{(completion.Threshold is null ? "at most" : "about")} {completion.OpenTexts:N0} more")];
        }
    }

    private static string Promise(CompletionReport completion) => completion switch
    {
        { Threshold: not null } => Words.Of($"at least {Words.AtLeast(completion.Target)} of {Quantity.Of(completion.PromisedRows, "row")}"),
        { PromisedAgreement: { } best } => Words.Of($"none for any part; at least {Words.AtLeast(best)} for all rows outside the sample"),
        _ => "none; no row is left that it could be about",
    };

    private static IEnumerable<IReadOnlyList<string>> Parts(IReadOnlyList<SampledRow> sample, CompletionReport completion)
    {
        if (completion.Threshold is { } threshold)
        {
            yield return Part(Words.Of($"{Words.Share(threshold)} or more"), sample.Where(row => row.Confidence >= threshold));
            yield return Part("less", sample.Where(row => row.Confidence < threshold));
        }

        yield return Cells("any", completion.SampleRows, completion.SampleAgreed);
    }

    private static IReadOnlyList<string> Part(string name, IEnumerable<SampledRow> rows)
    {
        var (count, agreed) = rows.Aggregate((Count: 0, Agreed: 0), (sum, row) => (sum.Count + 1, sum.Agreed + (row.Agrees ? 1 : 0)));
        return Cells(name, count, agreed);
    }

    private static IReadOnlyList<string> Cells(string name, int rows, int agreed) =>
        [name, Words.Of($"{rows:N0}"), Words.Of($"{agreed:N0}"), rows == 0 ? "–" : Words.Percent((double)agreed / rows)];
}
