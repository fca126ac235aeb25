using System.Reflection;
using Rlaif.Cli.Records;

namespace Rlaif.Cli.Reports;

/// <summary>How the run was made: what it takes to make it again.</summary>
internal static class SettingsSection
{
    public static void Write(Page page, ReportModel model) => page.Section(
        "settings",
        "How it was made",
        "The same inputs, answers and settings give the same run. settings.json beside this page holds all settings; no key is kept anywhere.",
        () =>
        {
            page.Markup.Open("div", ("class", "settings"));
            foreach (var (name, entries) in Groups(model))
            {
                Group(page, name, entries);
            }

            page.Markup.Close("div");
            Prompt(page, model.Provenance?.Prompt);
            Rounds(page, model.Rounds);
        });

    private static void Group(Page page, string name, IReadOnlyList<(string Name, string? Value)> entries)
    {
        page.Markup.Open("div").Element("h3", name).Open("dl");
        foreach (var (key, value) in entries.Where(entry => entry.Value is not null))
        {
            page.Markup.Open("div").Element("dt", key).Open("dd").Element("bdi", value!).Close("dd").Close("div");
        }

        page.Markup.Close("dl").Close("div");
    }

    private static IEnumerable<(string Name, IReadOnlyList<(string Name, string? Value)> Entries)> Groups(ReportModel model)
    {
        var (settings, selection) = (model.Settings, model.Settings.Selection);
        yield return ("Data", [("file", settings.Pool), ("column of the text", settings.Data.TextColumn), ("rows", Words.Of($"{model.Result.Labeled.Count:N0}")), ("classes", Words.Of($"{model.Labels.Count:N0}")), ("test file", settings.Test), ("seed", Words.Of($"{settings.Seed}"))]);
        yield return ("Labeler", [("kind", settings.Labeler), ("model", settings.Model), ("server", settings.Endpoint), ("jury", settings.Answers.Jury), ("soft labels", settings.Answers.SoftLabels), ("votes", Words.Of($"{settings.Answers.Votes}")), ("examples shown", Words.Of($"{settings.Answers.FewShot}")), ("noise of the oracle", settings.Labeler == "oracle" ? Words.Percent(settings.Noise) : null), ("instructions", settings.Instructions), ("concurrency", Number(settings.Concurrency))]);
        yield return ("Selection", [("strategy", selection.Strategy), ("seed set", Words.Of($"{selection.SeedSet}, {selection.SeedSize} rows")), ("batch", Words.Of($"{selection.Batch} rows")), ("random slice of a batch", Words.Percent(selection.RandomSlice)), ("near-duplicates", selection.NearDuplicates), ("asked again", Words.Percent(selection.Recheck))]);
        yield return ("Limits and stopping", [("stop", selection.Stop), ("rounds at most", Number(selection.MaxRounds)), ("budget of rows", Number(settings.Budget)), ("budget of money", settings.Limits.MaxCost is { } cost ? Words.Of($"${cost:0.00}") : null), ("budget of tokens", settings.Limits.MaxTokens is { } tokens ? Words.Of($"{tokens:N0}") : null), ("target agreement", selection.TargetAgreement is { } target ? Words.Percent(target) : null), ("with confidence", selection is { TargetAgreement: not null, Confidence: { } confidence } ? Words.Percent(confidence) : null)]);
        if (model.Provenance is { } provenance)
        {
            yield return ("Provenance", [("answers by", string.Join("; ", provenance.Models.Select(Use))), ("SHA-256 of the prompt", provenance.Prompt?.Sha256), ("SHA-256 of the label set", provenance.LabelSet.Sha256), ("SHA-256 of the pool", provenance.PoolFingerprint), ("taken over from", settings.TakenOver?.Folder), ("every attempt", provenance.Journal), ("Rlaif", provenance.Software.Rlaif), (".NET", provenance.Software.Runtime), ("system", provenance.Software.System)]);
        }

        yield return ("Classifier", [("kind", settings.Classifier), ("embedding model", settings.Embeddings?.Model), ("this page written by", "Rlaif " + Version)]);
    }

    private static string Use(ModelUse use) => Words.Of($"{use.Labeler}{(use.Model is { } model && model != use.Labeler ? $" ({model})" : string.Empty)}: {use.Answers:N0} rows");

    private static void Prompt(Page page, PromptRecord? prompt)
    {
        if (prompt is null)
        {
            return;
        }

        page.Markup.Open("details").Element("summary", "What the models were told before every text");
        foreach (var line in prompt.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            page.Markup.Element("p", line);
        }

        page.Markup.Close("details");
    }

    private static void Rounds(Page page, IReadOnlyList<Round> rounds)
    {
        page.Markup.Open("details").Element("summary", "All rounds");
        page.Table(
            "rounds-t",
            "Every round; counts and costs are those of the run so far, times those of the round",
            ["round", "labels", "asked", "unlabeled", "mean entropy", "agreement with the round before", "held-out accuracy", "macro F1", "tokens", "cost", "asking", "choosing and training"],
            rounds.Select(round => (IReadOnlyList<string>)
            [
                Words.Of($"{round.Number}"), Words.Of($"{round.Labels:N0}"), Words.Of($"{round.Asked:N0}"), Words.Of($"{round.Unlabeled:N0}"), Number(round.Entropy?.Mean), Number(round.Agreement),
                Number(round.HeldOut?.Accuracy), Number(round.HeldOut?.MacroF1), Words.Of($"{round.Usage.PromptTokens + round.Usage.CompletionTokens:N0}"), round.Cost is { } cost ? Words.Of($"${cost:0.0000}") : "–",
                Words.Time(round.Durations.Label), Words.Time(round.Durations.Total - round.Durations.Label),
            ]),
            "numbers");
        page.Markup.Close("details");
    }

    private static string Version { get; } = typeof(ActiveLearningLoop).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string Number(double? value) => value is { } number ? Words.Share(number) : "–";

    private static string? Number(int? value) => value is { } number ? Words.Of($"{number:N0}") : null;
}
