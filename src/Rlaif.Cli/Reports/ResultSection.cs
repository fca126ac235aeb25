using Rlaif.Cli.Charts;
using Rlaif.Cli.Views;
using Rlaif.Completion;
using Rlaif.Evaluation;

namespace Rlaif.Cli.Reports;

/// <summary>The top of the report: the sentence of the result, why the run ended, and a few figures.</summary>
internal static class ResultSection
{
    public static string Title(ReportModel model) => Path.GetFileName(model.Settings.Pool);

    public static void Write(Page page, ReportModel model)
    {
        var markup = page.Markup.Open("header")
            .Element("p", "Rlaif labeling report", ("class", "kicker"))
            .Open("h1").Element("bdi", Title(model)).Close("h1")
            .Element("p", Words.Unbroken(Summary.Sentence(model.Result, model.Settings.Limits.MaxCost)), ("class", "lead"))
            .Open("p", ("class", "stop")).Element("strong", model.Result.Completion is null ? "Why it ended: " : "Why learning ended: ").Text(Words.Unbroken(model.Result.StopReason?.Sentence ?? "It has not; the run was left in the middle, and rlaif resume goes on with it.")).Close("p");
        markup.Open("dl", ("class", "figuresOfResult"));
        foreach (var (name, value, detail) in Figures(model))
        {
            markup.Open("div").Element("dt", name).Open("dd").Element("span", value, ("class", "value")).Element("span", Words.Unbroken(detail), ("class", "detail")).Close("dd").Close("div");
        }

        markup.Close("dl");
        Sentences(markup, [.. Summary.Evidence(model.Result, model.Settings.Budget), .. GoldSentences.Of(model.Provenance?.Agreement.Gold)]);
        markup.Close("header");
    }

    private static void Sentences(Markup markup, IReadOnlyList<string> sentences)
    {
        if (sentences.Count > 0)
        {
            markup.Open("ul", ("class", "evidence"));
            foreach (var sentence in sentences)
            {
                markup.Element("li", Words.Unbroken(sentence));
            }

            markup.Close("ul");
        }
    }

    private static IEnumerable<(string Name, string Value, string Detail)> Figures(ReportModel model)
    {
        var (result, settings) = (model.Result, model.Settings);
        var review = model.CountOf(LabelSource.Review);
        yield return ("Rows labeled", Words.Of($"{result.Labeled.Count - review:N0}"), Words.Of($"of {result.Labeled.Count:N0} in {model.Labels.Count:N0} classes"));
        yield return ("Asked about", Words.Of($"{Asked(result):N0}"), settings.Budget is { } budget ? Words.Of($"of a budget of {Quantity.Of(budget, "row")}") : "distinct rows, with no budget set");
        yield return Cost(result, settings.Limits.MaxCost);
        if (result.Rounds is [.., { HeldOut: { } heldOut }])
        {
            yield return Measured("Held-out accuracy", ProportionInterval.ClopperPearson(heldOut.Confusion.Correct, heldOut.Confusion.Total));
        }
        else if (result.Completion is { SampleRows: > 0 } completion)
        {
            yield return ("Agreement on the sample", Words.Percent((double)completion.SampleAgreed / completion.SampleRows), Sample(model.Sample, completion));
        }
        else if (result.Rounds is [.., { RandomSlice: { Rows: > 0 } slice }])
        {
            yield return Measured("Agreement on random rows when drawn", ProportionInterval.ClopperPearson(slice.Agreed, slice.Rows));
        }

        yield return Rounds(result.Rounds);
        yield return ("For review", Words.Of($"{review:N0}"), Waiting(review, result.Completion?.OpenTexts ?? 0));
    }

    private static string Waiting(long rows, int open) => (rows, open) switch
    {
        (0, _) => "no row waits for a person",
        (1, 0) => "row waits for a person",
        (_, 0) => "rows wait for a person",
        _ => Words.Of($"{(rows == 1 ? "row waits" : "rows wait")} for a person, or for {Quantity.Of(open, "more answer")}"),
    };

    private static string Sample(IReadOnlyList<SampledRow> sample, CompletionReport completion)
    {
        var sure = sample.Where(row => row.Confidence >= completion.Threshold).ToList();
        var promised = completion.Threshold is null ? string.Empty : Words.Of($"; {sure.Count(row => row.Agrees):N0} of the {sure.Count:N0} above the threshold");
        return Words.Of($"{completion.SampleAgreed:N0} of {Quantity.Of(completion.SampleRows, "random row")} that it never learned from{promised}");
    }

    private static (string Name, string Value, string Detail) Rounds(IReadOnlyList<Round> rounds)
    {
        var asking = Sum(rounds, round => round.Durations.Label);
        var training = Sum(rounds, round => round.Durations.Total) - asking;
        var labels = rounds is [.., var last] ? last.Labels : 0;
        return ("Rounds", Words.Of($"{rounds.Count:N0}"), Words.Of($"{Quantity.Of(labels, "label")} taught the classifier; {Words.Time(asking)} asking, {Words.Time(training)} choosing and training"));
    }

    private static TimeSpan Sum(IReadOnlyList<Round> rounds, Func<Round, TimeSpan> time) => TimeSpan.FromTicks(rounds.Sum(round => time(round).Ticks));

    private static int Asked(ActiveLearningResult result) => Enumerable.Range(0, result.Labeled.Count)
        .Count(index => result.Labeled.GetAnnotation(index) is { Outcome: not AnnotationOutcome.NotAsked } annotation && annotation.ExampleId == result.Labeled[index].Example.Id);

    private static (string Name, string Value, string Detail) Cost(ActiveLearningResult result, decimal? limit)
    {
        var tokens = Words.Of($"{result.Usage.PromptTokens + result.Usage.CompletionTokens:N0} tokens, {Quantity.Of(result.Requests, "request")}");
        return result.Cost is { } cost
            ? ("Cost", Words.Of($"${cost:0.00}"), limit is null ? tokens : Words.Of($"of ${limit:0.00}; {tokens}"))
            : ("Cost", "not known", tokens);
    }

    private static (string Name, string Value, string Detail) Measured(string name, ProportionInterval interval) =>
        (name, Words.Percent(interval.Share ?? 0), Words.Of($"{interval.Low * 100:0.0} to {interval.High * 100:0.0} % with 95 % confidence, {Quantity.Of(interval.Total, "row")}"));
}
