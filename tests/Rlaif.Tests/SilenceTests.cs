using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.Classifiers;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Journals;
using Rlaif.Labelers;
using Rlaif.TestServer;

namespace Rlaif.Tests;

/// <summary>Everything at its most verbose against every fault: no key and no text of a row in what is logged, traced, measured or thrown.</summary>
public sealed class SilenceTests
{
    private const string Key = "sk-secret-9f8e7d6c";
    private const string Marker = "Timbuktu";
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(61);
    private static readonly LabelSet Labels = new("even", "odd");
    private static readonly string[] Rows = [.. Enumerable.Range(1, 200).Select(number => $"parcel {number} went to {Marker}")];

    // Whatever stands between a labeler and a server joins here, by one line; the first is the innermost.
    private static readonly Func<IChatClient, TimeProvider, ILoggerFactory, IChatClient>[] Decorators =
    [
        (client, clock, loggers) => ModelClient.Wrap(client, new ModelClientOptions { Resilience = Resilience() }, clock, loggers),
        (client, _, _) => new RedactingChatClient(client),
        (client, _, loggers) => new CachingChatClient(client, new MemoryAnswerCache(), loggers.CreateLogger<CachingChatClient>()),
        (client, _, loggers) => new CachingChatClient(client, new BrokenCache(), loggers.CreateLogger<CachingChatClient>()),
        (client, _, _) => new AcceptingClient(client),
        (client, clock, _) => new TelemetryChatClient(client, clock),
    ];

    // Labelers around labelers likewise.
    private static readonly Func<ILabeler, ILoggerFactory, ILabeler>[] Labelers =
    [
        (labeler, loggers) => new CanaryLabeler(labeler, Labels, canaries: 3, report => CanaryLog.Outcome(loggers.CreateLogger<CanaryLabeler>(), report)),
        (labeler, _) => new JuryLabeler([new JuryMember(labeler, votes: 2)]),
    ];

    public static TheoryData<string> Endings => [.. Replies.Keys];

    private static Dictionary<string, Func<ChatRequest, Reply>> Replies { get; } = new(StringComparer.Ordinal)
    {
        ["wrong key"] = _ => Reply.WrongKey(),
        ["unknown model"] = _ => Reply.UnknownModel(),
        ["quota"] = _ => Reply.InsufficientQuota(),
        ["echo"] = request => Reply.Text(request.Row),
        ["echo as JSON"] = request => Reply.Text($$"""{"label":"{{request.Row}}"}"""),
        ["echo as refusal"] = request => Reply.Refusal(request.Row),
        ["echo cut off"] = request => Reply.CutOff(request.Row),
        ["echo as error of the model"] = request => Reply.Body(200, $"{{\"error\":{{\"message\":\"{request.Row} {request.ApiKey}\"}}}}"),
        ["echo as code"] = request => Reply.Status(400, $"{request.Row} {request.ApiKey}", $"{request.Row} {request.ApiKey}"),
        ["echo as status 418"] = request => Reply.Body(418, $"{request.Row} {request.ApiKey}"),
        ["garbage"] = _ => Reply.Garbage(),
        ["drop"] = _ => Reply.Drop(),
        ["drop inside"] = _ => Reply.DropInBody(),
    };

    [Fact]
    public async Task RunAsync_EveryFaultOfRows_IsSilent()
    {
        var faults = new MixedFaults(row => row.Length % 2 == 0 ? "even" : "odd", share: 0.1, failures: 2);
        var asked = 0;
        await using var server = await LabelingServer.StartAsync(request => Interlocked.Increment(ref asked) == 1 ? Reply.Label("even") : faults.Answer(request), Rows);

        var said = await ListenAsync(server, expectsFailure: false);

        Assert.All(Enum.GetValues<ServerFault>(), fault => Assert.Contains(Rows, row => faults.FaultOf(row) == fault));
        Assert.Contains(said, line => line.Contains("Retry ", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("got no label", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("gen_ai.client.operation.duration", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("rlaif.round", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("planted texts", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("answer cache failed", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task RunAsync_NothingButOneFault_IsSilent(string ending)
    {
        await using var server = await LabelingServer.StartAsync(Replies[ending], Rows);

        var said = await ListenAsync(server, expectsFailure: !ending.Contains("refusal", StringComparison.Ordinal));

        Assert.NotEmpty(said);
    }

    [Fact]
    public async Task GenerateAsync_EveryFaultOfTexts_IsSilent()
    {
        var faults = new MixedFaults(_ => "even", share: 0.11, failures: int.MaxValue);
        await using var server = await LabelingServer.StartEmbeddingAsync(faults.Embed);
        using var observed = new ObservedProcess();
        using var loggers = new CollectingLoggerFactory();
        using var generator = ModelClient.Wrap(OpenAIServer.CompatibleEmbeddings(server.Endpoint, "model-1", Key), resilience: Resilience(), timeProvider: Clock(server), loggerFactory: loggers);
        List<string> exceptions = [];
        foreach (var row in Rows.DistinctBy(faults.FaultOf))
        {
            if (await Record.ExceptionAsync(() => generator.GenerateAsync([row])) is { } exception)
            {
                exceptions.Add(exception.ToString());
            }
        }

        Assert.Equal(Enum.GetValues<ServerFault>().Count(MixedFaults.MayPass), exceptions.Count);
        AssertSilent([.. exceptions, .. loggers.Messages, .. observed.Lines]);
    }

    private static async Task<List<string>> ListenAsync(LabelingServer server, bool expectsFailure)
    {
        using var observed = new ObservedProcess();
        using var loggers = new CollectingLoggerFactory();
        var clock = Clock(server);
        using var client = Decorators.Aggregate((IChatClient)OpenAIServer.Compatible(server.Endpoint, "model-1", Key), (inner, decorate) => decorate(inner, clock, loggers));
        var labeler = Labelers.Aggregate((ILabeler)new ChatLabeler(client, Labels, timeProvider: clock), (inner, wrap) => wrap(inner, loggers));
        var loop = new ActiveLearningLoop(labeler, new LinearTrainer())
        {
            Options = new ActiveLearningOptions { BatchSize = 50 },
            Logger = loggers.CreateLogger<ActiveLearningLoop>(),
        };
        var journal = new InMemoryJournal();

        var failure = await Record.ExceptionAsync(() => loop.RunAsync(
            new ActiveLearningRun(new Pool(Rows.Select((row, number) => new TextExample($"id {number}", row))), Labels) { Journal = journal }));

        Assert.Equal(expectsFailure, failure is LabelingException);
        List<string> said = [failure?.ToString() ?? string.Empty, .. loggers.Messages, .. observed.Lines];
        await foreach (var entry in journal.ReadAsync())
        {
            said.Add(entry is AnswerReceived answer ? $"{answer.Annotation.Detail} {answer.Annotation.Labeler} {answer.Annotation.StopReason}" : entry.GetType().Name);
        }

        AssertSilent(said);
        return said;
    }

    private static void AssertSilent(IReadOnlyCollection<string> said)
    {
        Assert.DoesNotContain(said, line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(said, line => line.Contains(Key, StringComparison.OrdinalIgnoreCase));
    }

    private static ResilienceOptions Resilience() =>
        new() { AttemptTimeout = AttemptTimeout, MaxRetries = 1, CircuitMinimumAttempts = 1_000_000, Translate = OpenAIFailures.Translate };

    private static EagerTimeProvider Clock(LabelingServer server) => new EagerTimeProvider(AttemptTimeout) { StandsStill = true }.For(server);

    /// <summary>Allows the caches to keep every answer, as long as the labeler does not say which.</summary>
    private sealed class AcceptingClient(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            base.GetResponseAsync(messages, options?.Clone().CacheWhen(_ => true), cancellationToken);
    }

    /// <summary>A cache that fails by repeating what it was given.</summary>
    private sealed class BrokenCache : IAnswerCache
    {
        public ValueTask<CachedAnswer?> GetAsync(string key, CancellationToken cancellationToken = default) => throw new IOException($"{key} {Marker}");

        public ValueTask SetAsync(string key, CachedAnswer answer, CancellationToken cancellationToken = default) => throw new IOException($"{answer.Text} {Marker}");
    }
}
