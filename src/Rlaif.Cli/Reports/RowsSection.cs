using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>The rows that a person may want to look at.</summary>
internal static class RowsSection
{
    public static void Write(Page page, ReportModel model) => page.Section(
        "rows",
        "Rows to look at",
        "These lists are cut; rlaif export DIR --review FILE.csv writes the rows set aside and the likely wrong answers in full, and rlaif review import takes corrections back.",
        () =>
        {
            List(page, "wrong", "Likely wrong answers", "A classifier trained without these answers makes them improbable, the least probable first.", model.Result.Noise is null ? "They are looked for when learning is over; it is not." : "No answer looks wrong to a classifier that was trained without it.", ["row", "answer", "suggested instead", "probability of the answer", "id"], model.Contested);
            List(page, "disagreements", "Where labeler and classifier disagree", "The final classifier does not repeat these answers, though it may have learned from them. The label of the row is the labeler's answer.", "The classifier repeats every answer.", ["row", "answer", "classifier", "probability of its class", "id"], model.Disagreements);
            SetAside(page, model);
        });

    private static void List(Page page, string id, string heading, string words, string nothing, IReadOnlyList<string> columns, Excerpt<ReportRow> rows)
    {
        page.Markup.Element("h3", heading, ("id", id));
        if (rows.Total == 0)
        {
            page.Note(nothing);
            return;
        }

        page.Markup.Element("p", words);
        page.Table(id + "-t", Caption(rows), columns, rows.Items.Select(row => (IReadOnlyList<string>)[row.Example.Text, row.Label, row.Guess, Words.Share(row.Probability), row.Example.Id]), "rows");
    }

    private static void SetAside(Page page, ReportModel model)
    {
        page.Markup.Element("h3", "Set aside, and why", ("id", "aside"));
        if (model.SetAside.Total == 0)
        {
            page.Note("No row was set aside.");
            return;
        }

        page.Table("reasons", "Reasons", ["reason", "rows"], model.Reasons.Select(reason => (IReadOnlyList<string>)[reason.Reason, Words.Of($"{reason.Rows:N0}")]), "pairs");
        page.Table("aside-t", Caption(model.SetAside), ["row", "guess of the classifier", "probability", "reason", "id"], model.SetAside.Items.Select(row => (IReadOnlyList<string>)[row.Example.Text, row.Label, Words.Share(row.Prediction.Confidence), Words.Why(row.Outcome), row.Example.Id]), "rows");
    }

    private static string Caption<T>(Excerpt<T> rows) =>
        rows.Items.Count == rows.Total ? Quantity.Of(rows.Total, "row") : Words.Of($"The first {rows.Items.Count:N0} of {rows.Total:N0} rows");
}
