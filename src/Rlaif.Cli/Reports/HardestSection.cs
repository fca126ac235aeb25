using Rlaif.Cli.Charts;

namespace Rlaif.Cli.Reports;

/// <summary>The rows of highest entropy at the start, round by round until they settle.</summary>
internal static class HardestSection
{
    private const int RoundsShown = 6;
    private const int LongestLabel = 24;
    private const int LongestText = 160;

    public static void Write(Page page, ReportModel model) => page.Section(
        "hardest",
        "The hardest rows, round by round",
        "The rows whose entropy was highest after the first round, with what each round predicted: the class, its probability p, and the entropy H. The stronger the color of a cell, the more undecided it is.",
        () =>
        {
            if (model.Followed.Count == 0)
            {
                page.Note("The run was made by a version that did not follow rows, or no row was left to follow.");
                return;
            }

            Table(page, model);
            Download(page.Markup, model);
        });

    private static void Table(Page page, ReportModel model)
    {
        int[] shown = Shown(model.Followed[0].Predictions.Count);
        page.OpenTable("hardest-t", Words.Of($"{Quantity.Of(model.Followed.Count, "row")}, {shown.Length} of {Quantity.Of(model.Rounds.Count, "round")}"), ["row", "in the end", .. shown.Select(index => Words.Of($"round {model.Rounds[index].Number}"))], "hardest");
        foreach (var followed in model.Followed)
        {
            page.Markup.Open("tr").Open("th", ("scope", "row")).Element("bdi", Shortened.To(LongestText, followed.Row.Example.Text)).Close("th");
            page.Markup.Open("td").Name("b", Shortened.To(LongestLabel, followed.Row.Label))
                .Element("span", Words.Of($"{By(followed.Row.Source)}; class settled in round {followed.SettledIn}")).Close("td");
            foreach (var index in shown)
            {
                Cell(page.Markup, followed.Predictions[index]);
            }

            page.Markup.Close("tr");
        }

        page.CloseTable();
    }

    private static string By(LabelSource source) => source is LabelSource.Labeler or LabelSource.Classifier ? "by the " + Words.Source(source) : Words.Source(source);

    private static void Cell(Markup markup, RowPrediction prediction)
    {
        var shade = Math.Clamp((int)Math.Ceiling(prediction.Entropy * 5), 1, 5);
        markup.Open("td", ("class", Words.Of($"q{shade}")))
            .Name("b", Shortened.To(LongestLabel, prediction.Label))
            .Element("span", Words.Of($"p {prediction.Probability:0.00} · H {prediction.Entropy:0.00}{(prediction.IsLabeled ? " · labeled" : string.Empty)}"))
            .Close("td");
    }

    // The first rounds and the last, with the others evenly between.
    private static int[] Shown(int rounds) => rounds <= RoundsShown
        ? [.. Enumerable.Range(0, rounds)]
        : [.. Enumerable.Range(0, RoundsShown).Select(index => index * (rounds - 1) / (RoundsShown - 1))];

    private static void Download(Markup markup, ReportModel model)
    {
        var data = new DataTable(
            ["id", "round", "label", "probability", "entropy", "labeled"],
            [
                .. model.Followed.SelectMany(followed => followed.Predictions.Select((prediction, index) => (IReadOnlyList<string>)
                    [followed.Row.Example.Id, Words.Of($"{model.Rounds[index].Number}"), prediction.Label, Words.Of($"{prediction.Probability:0.0000}"), Words.Of($"{prediction.Entropy:0.0000}"), prediction.IsLabeled ? "true" : "false"])),
            ]);
        markup.Open("p").Element("a", "Download all rounds of these rows as CSV", ("href", data.ToDataUri()), ("download", "hardest-rows.csv")).Close("p");
    }
}
