using Microsoft.Extensions.DependencyInjection;
using Rlaif.Cli.Settings;
using Rlaif.Cli.Views;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite;
using Spectre.Console;

namespace Rlaif.Cli.Runs;

/// <summary>What a folder holds of a run, read without taking hold of it; a process may be at work there.</summary>
/// <param name="Settings">What the run began with, files that only a labeler needs left out.</param>
/// <param name="Inputs">The pool and the classes.</param>
/// <param name="Journal">Every entry that can be read.</param>
internal sealed record KeptRun(LabelSettings Settings, LabelInputs Inputs, SalvagedJournal Journal)
{
    /// <exception cref="UsageException">The folder holds no run, or nothing of its journal can be read.</exception>
    public static async Task<KeptRun> ReadAsync(IAnsiConsole console, string folder, CancellationToken cancellationToken)
    {
        var settings = await SettingsFile.ReadAsync(folder, cancellationToken);
        settings = settings with { Test = null, Instructions = null, Limits = new LimitSettings(), Answers = settings.Answers with { Jury = null } };
        var journal = await SqliteJournal.SalvageAsync(RunFolder.JournalOf(folder), cancellationToken);
        if (journal is { Entries.Count: 0, Beyond.Count: 0 })
        {
            throw new UsageException($"{journal.Damage} Nothing of the run is left; begin it again with rlaif label and --overwrite.");
        }

        if (journal.Damage is { } damage)
        {
            Notices.WriteError(damage);
        }

        return new KeptRun(settings, await LabelInputs.ReadAsync(console, settings, cancellationToken), journal);
    }

    /// <summary>Says what to do with a run that cannot go on, since its journal is damaged.</summary>
    public static UsageException Damaged(string folder) =>
        new($"The journal of {folder} is damaged, so that the run cannot go on; save what is left by rlaif export {folder} --out FILE, or go on with it by rlaif relabel {folder} --out NEW.");

    /// <summary>Goes through the journal once more, asking nobody, and gives what the run has brought so far.</summary>
    public async Task<ActiveLearningResult> ReplayAsync(CancellationToken cancellationToken)
    {
        using var notices = new Notices();
        await using var services = LoopFactory.Silent(Settings, Inputs, notices);
        await using var journal = new InMemoryJournal(RepairedJournal.Of(Journal));
        await using var session = await services.GetRequiredService<ActiveLearningLoop>().OpenAsync(Inputs.ToRun() with { Journal = journal }, cancellationToken);
        return await session.GetResultAsync(cancellationToken);
    }
}
