using System.Diagnostics;
using System.Globalization;
using Rlaif;
using Rlaif.Durability;
using Rlaif.Journals;
using Rlaif.Storage.Sqlite;

// What durability costs: a run at 500 answers a second beside the same run in memory, and the resuming of a large one.
// rlaif-durability cost [ANSWERS] [PAIRS] | rlaif-durability resume [ROWS] [ANSWERS]
var clock = TimeProvider.System;
var folder = Directory.CreateTempSubdirectory("rlaif-durability-");
try
{
    int Argument(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
    if (args is ["resume", ..])
    {
        await ResumeAsync(Argument(1, 1_000_000), Argument(2, 50_000));
    }
    else
    {
        await CostAsync(Argument(1, 10_000), Argument(2, 3));
    }
}
finally
{
    folder.Delete(recursive: true);
}

async Task CostAsync(int answers, int pairs)
{
    for (var pair = 1; pair <= pairs; pair++)
    {
        var memory = await RunAsync(new InMemoryJournal(), answers);
        await using var journal = await SqliteJournal.OpenAsync(Path.Combine(folder.FullName, $"{pair}.db"));
        var durable = await RunAsync(journal, answers);
        Print($"{answers} answers: in memory {memory.Run.TotalSeconds:F2} s ({memory.Processor.TotalMilliseconds:F0} ms of a processor), durable {durable.Run.TotalSeconds:F2} s ({durable.Processor.TotalMilliseconds:F0} ms)");
        Print($"  the run took {(durable.Run / memory.Run) - 1:P2} longer; {(durable.Appending - memory.Appending) / durable.Run:P2} of it was spent in the journal, {(durable.Processor - memory.Processor) / durable.Run:P2} of a processor");
    }
}

async Task<(TimeSpan Run, TimeSpan Appending, TimeSpan Processor)> RunAsync(IJournal journal, int answers)
{
    var timed = new TimedJournal(journal, clock);
    var loop = new ActiveLearningLoop(new PacedLabeler(perSecond: 500, clock), new UniformTrainer()) { StoppingCriteria = [], Options = new ActiveLearningOptions { SeedSize = 1_000, BatchSize = 1_000 } };
    var (started, processor) = (clock.GetTimestamp(), Environment.CpuUsage.TotalTime);
    await loop.RunAsync(new ActiveLearningRun(Texts(answers), UniformTrainer.Labels) { Journal = timed });
    return (clock.GetElapsedTime(started), timed.Appending, Environment.CpuUsage.TotalTime - processor);
}

async Task ResumeAsync(int rows, int answers)
{
    var path = Path.Combine(folder.FullName, "journal.db");
    var pool = Texts(rows);
    var loop = new ActiveLearningLoop(new PacedLabeler(perSecond: int.MaxValue, clock), new UniformTrainer()) { Options = new ActiveLearningOptions { SeedSize = 5_000, BatchSize = 5_000, MaxLabels = answers } };
    await using (var journal = await SqliteJournal.OpenAsync(path))
    {
        await loop.RunAsync(new ActiveLearningRun(pool, UniformTrainer.Labels) { Journal = journal });
    }

    var (started, processor) = (clock.GetTimestamp(), Environment.CpuUsage.TotalTime);
    await using var again = await SqliteJournal.OpenAsync(path);
    var opened = clock.GetElapsedTime(started);
    var entries = 0;
    await foreach (var _ in again.ReadAsync())
    {
        entries++;
    }

    var (read, reading) = (clock.GetElapsedTime(started), Environment.CpuUsage.TotalTime - processor);
    started = clock.GetTimestamp();
    await using var session = await loop.OpenAsync(new ActiveLearningRun(pool, UniformTrainer.Labels) { Journal = again });
    using var process = Process.GetCurrentProcess();
    Print($"{rows} rows, {entries} entries in {new FileInfo(path).Length / 1e6:F1} MB: journal opened in {opened.TotalSeconds:F2} s, opened and read in {read.TotalSeconds:F2} s ({reading.TotalSeconds:F2} s of a processor); run ready in {clock.GetElapsedTime(started).TotalSeconds:F2} s; at most {process.PeakWorkingSet64 / 1e6:F0} MB");
}

static Pool Texts(int count) => Pool.FromTexts(Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"a text of some words about matter {number}, which somebody wrote one day")));

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
