using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Rlaif.Cli.Views;

/// <summary>Draws where a run stands: a few lines that fit the terminal.</summary>
/// <param name="MaxAsked">How many rows may be asked about; null where nothing limits them.</param>
/// <param name="MaxCost">The US dollars that may be spent; null where nothing limits them.</param>
internal sealed record RunPanel(int? MaxAsked, decimal? MaxCost)
{
    private const int LabelWidth = 10;
    private const int WidestBar = 40;

    /// <param name="standing">Where the run stands.</param>
    /// <param name="underWay">The calls under way.</param>
    /// <param name="hint">What people can do; null once that is nothing.</param>
    /// <param name="profile">The terminal.</param>
    public IRenderable Draw(RunStanding standing, int underWay, string? hint, Profile profile)
    {
        var grid = new Grid().AddColumn(new GridColumn().Width(LabelWidth).NoWrap().PadLeft(0)).AddColumn(new GridColumn().PadRight(0));
        var room = Math.Max(profile.Width - LabelWidth - 4, 10);
        grid.AddRow(new Text("rlaif", new Style(decoration: Decoration.Bold)), new Text($"{standing.Doing}  {Time(standing.Elapsed)}"));
        if (standing.Batch is { } batch)
        {
            grid.AddRow(new Text("questions"), Bar(standing.AnsweredOfBatch, batch.ExampleIds.Count, room, profile.Capabilities.Unicode));
        }

        foreach (var (label, value) in Lines(standing, underWay, room, profile.Capabilities.Unicode))
        {
            grid.AddRow(new Text(label), new Text(value).Overflow(Overflow.Ellipsis));
        }

        if (standing.Notice is { } notice)
        {
            grid.AddRow(new Text(string.Empty), new Text(TerminalText.OnOneLine(notice), new Style(Color.Yellow)));
        }

        if (hint is not null)
        {
            grid.AddRow(new Text(string.Empty), new Text(hint, new Style(Color.Grey)));
        }

        return grid;
    }

    private IEnumerable<(string Label, string Value)> Lines(RunStanding standing, int underWay, int room, bool isUnicode)
    {
        yield return ("answers", Answers(standing));
        if (standing.Usage != default)
        {
            yield return ("money", Money(standing));
        }

        if (standing.Rounds is [.., { Entropy: { } entropy } last])
        {
            var agreement = last.Agreement is { } share ? string.Create(CultureInfo.InvariantCulture, $", {share:0 %} of predictions as before") : string.Empty;
            var value = string.Create(CultureInfo.InvariantCulture, $"{entropy.Mean:0.000}{agreement}");
            yield return ("entropy", $"{Bars.Series(standing.Rounds.Select(round => round.Entropy?.Mean ?? 0), Math.Clamp(room - value.Length - 1, 5, WidestBar), isUnicode)} {value}");
        }

        if (standing.Rate is { } rate)
        {
            yield return ("rate", string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} a second{(underWay > 0 ? $", {underWay} under way" : string.Empty)}"));
            if (Left(standing, rate) is { } left)
            {
                yield return ("left", left);
            }
        }
    }

    private static Columns Bar(int done, int of, int room, bool isUnicode)
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {of:N0}");
        var (filled, open) = Bars.Share((double)done / Math.Max(of, 1), Math.Clamp(room - numbers.Length - 1, 5, WidestBar), isUnicode);
        return new Columns(new Markup($"[green]{filled}[/][grey]{open}[/] {numbers}")).Collapse();
    }

    private string Answers(RunStanding standing)
    {
        var limit = MaxAsked is { } most ? string.Create(CultureInfo.InvariantCulture, $" of at most {most:N0}") : string.Empty;
        var others = standing.Outcomes.Where(pair => pair.Key != AnnotationOutcome.Labeled).Select(pair => string.Create(CultureInfo.InvariantCulture, $", {pair.Value:N0} {Summary.Words(pair.Key)}"));
        return string.Create(CultureInfo.InvariantCulture, $"{standing.Outcomes.GetValueOrDefault(AnnotationOutcome.Labeled):N0}{limit}{string.Concat(others)}");
    }

    private string Money(RunStanding standing)
    {
        var limit = MaxCost is { } most ? string.Create(CultureInfo.InvariantCulture, $" of ${most:0.00}") : string.Empty;
        var tokens = string.Create(CultureInfo.InvariantCulture, $"{standing.Usage.PromptTokens + standing.Usage.CompletionTokens:N0} tokens");
        return standing.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"${cost:0.00##}{limit}, {tokens}") : $"{tokens}, price not known";
    }

    // Learning may end at any round, so that a limit says the most; what follows has a known size.
    private string? Left(RunStanding standing, double rate) => (standing, MaxAsked) switch
    {
        ({ HasLearned: true, Batch: { } batch }, _) => $"about {Time(batch.ExampleIds.Count - standing.AnsweredOfBatch, rate)}",
        ({ HasLearned: false }, { } most) => $"at most {Time(most - standing.Asked, rate)}",
        _ => null,
    };

    private static string Time(int answers, double rate) => Time(TimeSpan.FromSeconds(Math.Max(answers, 0) / rate));

    private static string Time(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
