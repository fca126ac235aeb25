using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Labelers;
using Rlaif.TestServer;

namespace Rlaif.Tests;

/// <summary>The labeler, the retry layer and the OpenAI package together against a real HTTP server.</summary>
public sealed class ChatLabelerOverTheWireTests
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(61);
    private static readonly LabelSet Labels = new("even", "odd");
    private static readonly string[] Rows = [.. Enumerable.Range(1, 400).Select(number => $"the number {number:0000} of the list")];

    [Fact]
    public async Task LabelAsync_FaultsThatPass_EndAsTheServerMeansThem()
    {
        var faults = new MixedFaults(LabelOf, share: 0.05);
        await using var server = await LabelingServer.StartAsync(faults.Answer, Rows);

        var annotations = await LabelAsync(server, new ResilienceOptions());

        Assert.Equal(Rows.Order(StringComparer.Ordinal), annotations.Select(annotation => annotation.ExampleId).Order(StringComparer.Ordinal));
        Assert.All(annotations, annotation =>
        {
            var (outcome, requests) = Expected(faults.FaultOf(annotation.ExampleId));
            Assert.Equal((outcome, requests), (annotation.Outcome, annotation.Requests));
            Assert.Equal(requests, server.RequestsFor(annotation.ExampleId));
            Assert.True(annotation.Label is null || Labels[annotation.Label.Top].Name == LabelOf(annotation.ExampleId));
        });
        Assert.Equal(server.Requests.Count, annotations.Sum(annotation => annotation.Requests));
        Assert.All(Enum.GetValues<ServerFault>(), fault => Assert.Contains(Rows, row => faults.FaultOf(row) == fault));
    }

    [Fact]
    public async Task LabelAsync_FaultsThatStay_AreGivenUpAfterFiveRetries()
    {
        var faults = new MixedFaults(LabelOf, share: 0.05, failures: int.MaxValue);
        await using var server = await LabelingServer.StartAsync(faults.Answer, Rows);

        var annotations = await LabelAsync(server, new ResilienceOptions { CircuitMinimumAttempts = 100_000 });

        Assert.All(annotations, annotation =>
        {
            var fault = faults.FaultOf(annotation.ExampleId);
            var (outcome, requests) = MixedFaults.MayPass(fault) ? (AnnotationOutcome.FailedTransient, 6) : Expected(fault);
            Assert.Equal((outcome, requests), (annotation.Outcome, annotation.Requests));
            Assert.Equal(requests, server.RequestsFor(annotation.ExampleId));
        });
    }

    [Fact]
    public async Task LabelAsync_SchemaRefusedByTheServer_FallsBackToPlainText()
    {
        await using var server = await LabelingServer.StartAsync(request => request.Schema is null ? Reply.Label(LabelOf(request.Row)) : Reply.ParameterRefused("response_format"), Rows);

        var annotations = await LabelAsync(server, new ResilienceOptions());

        Assert.All(annotations, annotation => Assert.Equal(LabelOf(annotation.ExampleId), Labels[annotation.Label!.Top].Name));
        Assert.Equal(Rows.Length + 1, server.Requests.Count);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("model")]
    [InlineData("quota")]
    public async Task LabelAsync_NothingCanBeAnswered_EndsAfterOneRequestWithoutTheKey(string what)
    {
        await using var server = await LabelingServer.StartAsync(_ => what switch { "key" => Reply.WrongKey(), "model" => Reply.UnknownModel(), _ => Reply.InsufficientQuota() }, Rows);

        var exception = await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(server, new ResilienceOptions()));

        Assert.Single(server.Requests);
        Assert.DoesNotContain("sk-secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Rows[0], exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WholeLoopOverFaults_EveryRowEndsLabeledOrSetAside()
    {
        var faults = new MixedFaults(LabelOf, share: 0.05);
        await using var server = await LabelingServer.StartAsync(faults.Answer, Rows);
        var loop = new ActiveLearningLoop(Labeler(server, new ResilienceOptions()), new Rlaif.Classifiers.LinearTrainer()) { StoppingCriteria = [], Options = new ActiveLearningOptions { BatchSize = 50 } };

        var result = await loop.RunAsync(new ActiveLearningRun(new Pool(Rows.Select(row => new TextExample(row, row))), Labels));

        Assert.Equal("pool_empty", result.StopReason!.Code);
        Assert.All(result.Labeled, row => Assert.Equal(Expected(faults.FaultOf(row.Example.Text)).Outcome, row.Outcome));
        Assert.All(result.Labeled, row => Assert.Equal(row.Outcome == AnnotationOutcome.Labeled ? LabelSource.Labeler : LabelSource.Review, row.Source));
        Assert.Equal(server.Requests.Count, result.Rounds[^1].Requests);
    }

    private static (AnnotationOutcome Outcome, int Requests) Expected(ServerFault fault) => fault switch
    {
        ServerFault.None => (AnnotationOutcome.Labeled, 1),
        ServerFault.OutsideLabel => (AnnotationOutcome.Invalid, 2),
        ServerFault.Refused => (AnnotationOutcome.Refused, 1),
        ServerFault.Filtered => (AnnotationOutcome.Filtered, 1),
        ServerFault.CutOff => (AnnotationOutcome.Invalid, 1),
        _ => (AnnotationOutcome.Labeled, 2),
    };

    private static string LabelOf(string row) => row.Contains("0 of", StringComparison.Ordinal) || "2468".Any(digit => row.Contains($"{digit} of", StringComparison.Ordinal)) ? "even" : "odd";

    private static ChatLabeler Labeler(LabelingServer server, ResilienceOptions resilience)
    {
        resilience.AttemptTimeout = AttemptTimeout;
        resilience.Translate = OpenAIFailures.Translate;
        var clock = new EagerTimeProvider(AttemptTimeout) { StandsStill = true }.For(server);
        return new ChatLabeler(ModelClient.Wrap(OpenAIServer.Compatible(server.Endpoint, "model-1", "sk-secret"), new ModelClientOptions { Resilience = resilience }, clock), Labels);
    }

    private static async Task<List<Annotation>> LabelAsync(LabelingServer server, ResilienceOptions resilience)
    {
        var annotations = new List<Annotation>();
        await foreach (var annotation in Labeler(server, resilience).LabelAsync([.. Rows.Select((row, index) => new LabelRequest(new TextExample(row, row), 1, 1, (ulong)index))]))
        {
            annotations.Add(annotation);
        }

        return annotations;
    }
}
