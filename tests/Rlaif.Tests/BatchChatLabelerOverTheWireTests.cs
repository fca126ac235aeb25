using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Journals;
using Rlaif.Labelers;
using Rlaif.TestServer;

namespace Rlaif.Tests;

/// <summary>The batch labeler, the retry layer and the OpenAI package together against a real HTTP server, in virtual time.</summary>
public sealed class BatchChatLabelerOverTheWireTests
{
    private const string Key = "sk-secret";
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(61);
    private static readonly LabelSet Labels = new("even", "odd");
    private static readonly string[] Rows = [.. Enumerable.Range(1, 60).Select(number => $"the number {number:0000} of the list")];

    [Fact]
    public async Task LabelAsync_FaultsOfEveryKind_EndAsALiveServerMeansThem()
    {
        var faults = new MixedFaults(LabelOf, share: 0.08, failures: int.MaxValue);
        await using var server = await LabelingServer.StartAsync(request => faults.FaultOf(request.Row) is ServerFault.Dropped or ServerFault.Hanging or ServerFault.Garbage ? Reply.Status(502) : faults.Answer(request), Rows);

        var annotations = await LabelAsync(server);

        Assert.Equal(Rows, annotations.Select(annotation => annotation.ExampleId).Order(StringComparer.Ordinal));
        Assert.All(annotations, annotation => Assert.Equal(Expected(faults.FaultOf(annotation.ExampleId)), (annotation.Outcome, annotation.Requests)));
        Assert.Equal(2, server.Batches.All.Count);
        Assert.Equal(annotations.Sum(annotation => annotation.Requests), server.Batches.Paid.Count);
    }

    [Fact]
    public async Task LabelAsync_ServerTakesItsTime_AsksEverMoreSeldom()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Plan = _ => new BatchPlan { Statuses = ["validating", .. Enumerable.Repeat("in_progress", 6), "finalizing", "completed"] };
        var clock = new EagerTimeProvider(AttemptTimeout);

        await LabelAsync(server, clock: clock);

        Assert.Equal([10, 20, 40, 60, 60, 60, 60], clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task LabelAsync_BatchExpires_KeepsWhatCameAndReturnsTheRestToThePool()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Plan = _ => BatchPlan.Expired(answered: 20);

        var annotations = await LabelAsync(server);

        Assert.Equal(20, annotations.Count(annotation => annotation.Label is not null));
        Assert.All(annotations.Where(annotation => annotation.Label is null), annotation => Assert.Equal((AnnotationOutcome.FailedTransient, 0), (annotation.Outcome, annotation.Requests)));
        Assert.Single(server.Batches.All);
    }

    [Fact]
    public async Task LabelAsync_LinesMissingAndBroken_AreFailuresThatMayPass()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Plan = _ => new BatchPlan { Missing = [3, 4], Broken = [0, 59] };

        var annotations = await LabelAsync(server);

        Assert.Equal(
            [Rows[0], Rows[3], Rows[4], Rows[59]],
            annotations.Where(annotation => annotation.Outcome == AnnotationOutcome.FailedTransient).Select(annotation => annotation.ExampleId).Order(StringComparer.Ordinal));
        Assert.Equal(56, annotations.Count(annotation => annotation.Label is not null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task RunAsync_SomebodyCancelsTheBatch_EndsTheRunWithTheAnswersThatCame(int answered)
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Plan = number => number == 1 ? new BatchPlan() : BatchPlan.Cancelled(answered);
        var run = Run(new InMemoryJournal());

        var result = await Loop(server, seedSize: 10, batchSize: 50).RunAsync(run);

        Assert.Equal("batch_cancelled", result.StopReason!.Code);
        Assert.Equal(10 + answered, result.Rounds[^1].Labels);
        Assert.Equal(10 + answered, result.Rounds[^1].Asked);

        server.Batches.Plan = _ => new BatchPlan();
        Assert.Equal("pool_empty", (await Loop(server, seedSize: 10, batchSize: 50).RunAsync(run)).StopReason!.Code);
        Assert.Equal(60, server.Batches.Paid.Count);
    }

    [Fact]
    public async Task RunAsync_ServersQueueIsFull_EndsTheRunAndMayGoOnLater()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Plan = number => number == 2 ? BatchPlan.Failed("token_limit_exceeded") : new BatchPlan();
        var run = Run(new InMemoryJournal());

        var result = await Loop(server, seedSize: 10, batchSize: 50).RunAsync(run);
        var later = await Loop(server, seedSize: 10, batchSize: 50).RunAsync(run);

        Assert.Equal("rate_limited", result.StopReason!.Code);
        Assert.Equal("pool_empty", later.StopReason!.Code);
        Assert.Equal(60, server.Batches.Paid.Count);
    }

    [Theory]
    [InlineData("model_not_found")]
    [InlineData("invalid_json_line")]
    public async Task RunAsync_ServerRefusesABatchAsAWhole_EndsWithOneSentenceAndMayBeMended(string code)
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Plan = number => number == 1 ? BatchPlan.Failed(code) : new BatchPlan();
        var run = Run(new InMemoryJournal());

        var exception = await Assert.ThrowsAsync<LabelingException>(() => Loop(server).RunAsync(run));
        var mended = await Loop(server).RunAsync(run);

        Assert.Contains(code, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Rows[0], exception.ToString(), StringComparison.Ordinal);
        Assert.Equal("pool_empty", mended.StopReason!.Code);
        Assert.Equal(60, server.Batches.Paid.Count);
    }

    [Fact]
    public async Task LabelAsync_AzureDeploymentForBatchesOnly_IsAskedWithoutALiveQuestion()
    {
        await using var server = await LabelingServer.StartAsync(
            request => request.Row == Rows[5] ? Reply.FilteredPrompt() : request.Row == Rows[6] ? Reply.FilteredAnswer() : Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Plan = _ => BatchPlan.Azure() with { FileStatuses = ["processed"] };
        var clock = new EagerTimeProvider(AttemptTimeout) { StandsStill = true };
        var client = ModelClient.Wrap(OpenAIServer.AzureBatches(new Uri(server.Endpoint, "/"), "deployment", Key), Resilience(), clock);

        var annotations = await LabelAsync(new BatchChatLabeler(client, Labels, timeProvider: clock));

        Assert.Equal([Rows[5], Rows[6]], annotations.Where(annotation => annotation.Outcome == AnnotationOutcome.Filtered).Select(annotation => annotation.ExampleId).Order(StringComparer.Ordinal));
        Assert.Equal(58, annotations.Count(annotation => annotation.Label is not null));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task LabelAsync_ServerAwayForAWhile_WaitsForTheBatchAllTheSame()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Fault = (call, number) => call == BatchCall.Get && number is > 1 and < 20 ? Reply.Status(503) : null;

        var annotations = await LabelAsync(server);

        Assert.Equal(60, annotations.Count(annotation => annotation.Label is not null));
        Assert.Single(server.Batches.All);
    }

    [Fact]
    public async Task RunAsync_ServerAwayForGood_EndsWithoutLosingTheBatch()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Fault = (call, _) => call == BatchCall.Get ? Reply.Status(503) : null;
        var run = Run(new InMemoryJournal());
        await Assert.ThrowsAsync<LabelingException>(() => Loop(server).RunAsync(run));

        server.Batches.Fault = (_, _) => null;
        var result = await Loop(server).RunAsync(run);

        Assert.Equal("pool_empty", result.StopReason!.Code);
        Assert.Equal(60, server.Batches.Paid.Count);
    }

    [Fact]
    public async Task RunAsync_BatchOfAnotherAccount_IsNamedAndKept()
    {
        await using var server = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        await using var another = await LabelingServer.StartAsync(request => Reply.Label(LabelOf(request.Row)), Rows);
        server.Batches.Fault = (call, _) => call == BatchCall.Get ? Reply.Status(503) : null;
        var run = Run(new InMemoryJournal());
        await Assert.ThrowsAsync<LabelingException>(() => Loop(server).RunAsync(run));

        var exception = await Assert.ThrowsAsync<LabelingException>(() => Loop(another).RunAsync(run));

        Assert.Contains("does not know", exception.Message, StringComparison.Ordinal);
        Assert.Empty(another.Batches.All);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_KilledAtAnyEntry_ComesToTheSameEndAndPaysForNothingTwice(bool withLive)
    {
        await using var reference = await StartAsync();
        var whole = await Loop(reference, withLive, seedSize: 10, batchSize: 10, maxLabels: 25).RunAsync(Run(new InMemoryJournal()));
        var paid = reference.Batches.Paid.Count + reference.Requests.Count;

        var kills = 0;
        for (var isKilled = true; isKilled; kills++)
        {
            await using var server = await StartAsync();
            var journal = new MortalJournal(kills);
            try
            {
                await Loop(server, withLive, seedSize: 10, batchSize: 10, maxLabels: 25).RunAsync(Run(journal));
                isKilled = false;
            }
            catch (IOException)
            {
                journal.Revive();
            }

            var resumed = await Loop(server, withLive, seedSize: 10, batchSize: 10, maxLabels: 25).RunAsync(Run(journal));

            Assert.Equal(whole.Labeled, resumed.Labeled);
            Assert.Equal(whole.StopReason, resumed.StopReason);

            // A process that is killed in the very moment of the live question loses that one.
            var live = server.Requests.Count;
            Assert.InRange(live, withLive ? 1 : 0, withLive ? 2 : 0);
            Assert.InRange(server.Batches.Paid.Count + live, paid, paid + (withLive ? 1 : 0));
            Assert.Equal(server.Batches.All.Count, server.Batches.All.Select(batch => string.Join('\n', batch.Lines)).Distinct(StringComparer.Ordinal).Count());
        }

        Assert.True(kills > 35);
    }

    [Fact]
    public async Task RunAsync_CancelledInTheMiddle_LeavesTheBatchRunningAndTakesItUpAgain()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await StartAsync();
        server.Batches.Fault = (call, number) =>
        {
            if (call == BatchCall.Get && number == 2)
            {
                cancellation.Cancel();
            }

            return null;
        };
        var journal = new InMemoryJournal();
        await using var session = await Loop(server).OpenAsync(Run(journal));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunRoundAsync(cancellation.Token));
        var saved = await SavedAsync(journal);
        await session.RunRoundAsync();

        Assert.Contains("batch_1", saved, StringComparison.Ordinal);
        Assert.Equal(session.Current.Rounds[0].Requests, server.Batches.Paid.Count);
    }

    [Fact]
    public async Task RunAsync_MostVerboseLog_HoldsNeitherKeyNorText()
    {
        await using var server = await StartAsync();
        server.Batches.Plan = number => number == 1 ? BatchPlan.Expired(answered: 4) : new BatchPlan { Broken = [1] };
        server.Batches.Fault = (_, number) => number == 2 ? Reply.Status(503) : null;
        using var logs = new CollectingLoggerFactory();
        var clock = new EagerTimeProvider(AttemptTimeout) { StandsStill = true };
        var client = ModelClient.Wrap(OpenAIServer.CompatibleBatches(server.Endpoint, "model-1", Key), Resilience(), clock, logs);
        var journal = new InMemoryJournal();
        var loop = new ActiveLearningLoop(new BatchChatLabeler(client, Labels, timeProvider: clock), new Rlaif.Classifiers.LinearTrainer()) { Logger = logs.CreateLogger("loop") };

        await loop.RunAsync(Run(journal) with { Pool = new Pool(Rows.Select((row, index) => new TextExample($"{index}", row))) });

        string[] said = [.. logs.Messages, await SavedAsync(journal)];
        Assert.Contains(said, text => text.Contains("batch_1", StringComparison.Ordinal));
        Assert.All(said, text => Assert.DoesNotContain(Key, text, StringComparison.Ordinal));
        Assert.All(said, text => Assert.DoesNotContain("of the list", text, StringComparison.Ordinal));
    }

    private static (AnnotationOutcome Outcome, int Requests) Expected(ServerFault fault) => fault switch
    {
        ServerFault.None => (AnnotationOutcome.Labeled, 1),
        ServerFault.OutsideLabel => (AnnotationOutcome.Invalid, 2),
        ServerFault.Refused => (AnnotationOutcome.Refused, 1),
        ServerFault.Filtered => (AnnotationOutcome.Filtered, 1),
        ServerFault.CutOff => (AnnotationOutcome.Invalid, 1),
        _ => (AnnotationOutcome.FailedTransient, 1),
    };

    // The tenth rows need a second question each.
    private static Task<LabelingServer> StartAsync() => LabelingServer.StartAsync(
        request => request.Row.Contains("0 of", StringComparison.Ordinal) && request.Messages.Count == 2 ? Reply.Text("no such class") : Reply.Label(LabelOf(request.Row)), Rows);

    private static string LabelOf(string row) => "02468".Any(digit => row.Contains($"{digit} of", StringComparison.Ordinal)) ? "even" : "odd";

    private static ResilienceOptions Resilience() => new() { AttemptTimeout = AttemptTimeout, CircuitMinimumAttempts = 100_000 };

    private static BatchChatLabeler Labeler(LabelingServer server, bool withLive = false, EagerTimeProvider? clock = null)
    {
        clock ??= new EagerTimeProvider(AttemptTimeout) { StandsStill = true };
        return new BatchChatLabeler(
            ModelClient.Wrap(OpenAIServer.CompatibleBatches(server.Endpoint, "model-1", Key), Resilience(), clock),
            Labels,
            live: withLive ? ModelClient.Wrap(OpenAIServer.Compatible(server.Endpoint, "model-1", Key), new ModelClientOptions { Resilience = Resilience() }, clock) : null,
            timeProvider: clock);
    }

    private static ActiveLearningLoop Loop(LabelingServer server, bool withLive = false, int seedSize = 30, int batchSize = 30, int? maxLabels = null) =>
        new(Labeler(server, withLive), new Rlaif.Classifiers.LinearTrainer()) { Options = new ActiveLearningOptions { SeedSize = seedSize, BatchSize = batchSize, MaxLabels = maxLabels } };

    private static ActiveLearningRun Run(IJournal journal) => new(new Pool(Rows.Select(row => new TextExample(row, row))), Labels) { Journal = journal };

    private static Task<List<Annotation>> LabelAsync(LabelingServer server, EagerTimeProvider? clock = null) => LabelAsync(Labeler(server, clock: clock));

    private static async Task<List<Annotation>> LabelAsync(BatchChatLabeler labeler)
    {
        var annotations = new List<Annotation>();
        await foreach (var annotation in labeler.LabelAsync([.. Rows.Select((row, index) => new LabelRequest(new TextExample(row, row), 1, 1, (ulong)index))]))
        {
            annotations.Add(annotation);
        }

        return annotations;
    }

    private static async Task<string> SavedAsync(InMemoryJournal journal)
    {
        var states = new List<string>();
        await foreach (var entry in journal.ReadAsync())
        {
            if (entry is LabelerStateSaved saved)
            {
                states.Add(saved.State);
            }
        }

        return string.Join('\n', states);
    }

    /// <summary>A journal of a process that dies before it keeps an entry.</summary>
    private sealed class MortalJournal(int lifetime) : IJournal
    {
        private readonly InMemoryJournal _entries = new();
        private int? _left = lifetime;

        public void Revive() => _left = null;

        public IAsyncEnumerable<JournalEntry> ReadAsync(CancellationToken cancellationToken = default) => _entries.ReadAsync(cancellationToken);

        public ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken = default) =>
            _left is null || _left-- > 0 ? _entries.AppendAsync(entry, cancellationToken) : throw new IOException("The process was killed.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
