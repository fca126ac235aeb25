using Rlaif.Cli.Commands;
using Rlaif.Cli.Records;
using Rlaif.Cli.Settings;
using Rlaif.Clients;
using Rlaif.Datasets;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>The files of a run, read and held to fit together before anything is asked or written.</summary>
/// <param name="Pool">The rows to label.</param>
/// <param name="Labels">The classes.</param>
/// <param name="HeldOut">The texts that measure each round.</param>
/// <param name="Instructions">What the task is, for the model.</param>
/// <param name="Prices">The prices of models.</param>
/// <param name="Jury">The models that answer beside each other.</param>
internal sealed record LabelInputs(
    Dataset Pool, LabelSet Labels, IReadOnlyList<LabeledText> HeldOut, string? Instructions, PriceList? Prices, JuryFile? Jury)
{
    private const long MaximumInstructionsLength = 20_000;

    public static async Task<LabelInputs> ReadAsync(IAnsiConsole console, LabelSettings settings, CancellationToken cancellationToken)
    {
        if (settings is { Labels: not null, LabelsFile: not null })
        {
            throw new UsageException("--labels and --labels-file both give the classes; keep one of them.");
        }

        if (settings is { Test: not null, Data.GoldColumn: null } or { Labeler: "oracle", Data.GoldColumn: null })
        {
            throw new UsageException($"{(settings.Test is null ? "--labeler oracle" : "--test")} needs the column of true labels; name it with --gold.");
        }

        // Small files first: a slip in one of them is to be told before a large pool is read.
        var instructions = await SmallFile.ReadAsync(settings.Instructions, "--instructions", MaximumInstructionsLength, cancellationToken);
        var prices = await SmallFile.ReadAsync(settings.Limits.Prices, "--prices", PriceList.MaxLength, cancellationToken) is { } list ? PriceList.Parse(list) : null;
        var jury = await SmallFile.ReadAsync(settings.Answers.Jury, "--jury", JuryFile.MaxLength, cancellationToken) is { } members ? JuryFile.Parse(members) : null;
        var pool = await DataOptions.ReadAsync(console, settings.Pool, settings.Data, cancellationToken);
        var labels = await LabelsAsync(settings, pool, cancellationToken);
        if (labels.Count < 2)
        {
            throw new UsageException($"There is only the class '{labels[0].Name}'; give at least two to choose from.");
        }

        var heldOut = settings.Test is null ? [] : (await DataOptions.ReadAsync(console, settings.Test, TestColumns(settings.Data), cancellationToken)).HeldOut();
        return new LabelInputs(pool, labels, heldOut, instructions, prices, jury);
    }

    /// <summary>Gets the rows as a run takes them; made once, since there may be a million.</summary>
    public Pool Examples => field ??= Pool.ToPool();

    public ActiveLearningRun ToRun() => new(Examples, Labels) { KnownLabels = Pool.KnownLabels(), HeldOut = HeldOut };

    private static async Task<LabelSet> LabelsAsync(LabelSettings settings, Dataset pool, CancellationToken cancellationToken) => settings switch
    {
        { Labels: { } names } => Split(names),
        { LabelsFile: { } file } => await LabelSetFile.ReadAsync(file, cancellationToken),
        { Data.GoldColumn: not null } => pool.GoldLabelSet(),
        _ => throw new UsageException("The classes are missing; give them with --labels A,B,C, with --labels-file, or by a --gold column."),
    };

    // The test file needs neither ids nor known labels.
    private static DatasetOptions TestColumns(DatasetOptions pool) =>
        new() { TextColumn = pool.TextColumn, GoldColumn = pool.GoldColumn, BadRows = pool.BadRows, Encoding = pool.Encoding };

    private static LabelSet Split(string names)
    {
        var labels = names.Split(',', StringSplitOptions.TrimEntries);
        return labels.All(label => label.Length > 0)
            ? new LabelSet(labels)
            : throw new UsageException($"--labels '{names}' holds an empty name; give names separated by commas.");
    }
}
