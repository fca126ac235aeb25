using Rlaif.Classifiers;
using Rlaif.Clients;
using Rlaif.Clients.OpenAI;
using Rlaif.Labelers;
using Rlaif.TestServer;

namespace Rlaif.Tests;

/// <summary>A server that fails from the start ends a run soon, with a sentence that says where and how.</summary>
public sealed class FailingServerTests
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(60.5);

    [Theory]
    [InlineData("500", 6, 75, "The server failed ({0}, 500, server_says_no, 6 attempts); try again later.")]
    [InlineData("HTML", 3, 10, "The reply of the server cannot be read ({0}, unreadable_reply, 3 attempts); check the endpoint and its protocol.")]
    [InlineData("hang", 3, 10, "The server did not answer in time ({0}, timeout, 3 attempts); raise the attempt timeout or try again later.")]
    [InlineData("405", 15, 0, "The server refused the request ({0}, model model-1, 405, server_says_no); change the request or choose a model that supports it.")]
    [InlineData("404", 1, 0, "The server knows no such model or path ({0}, model model-1, 404), saying \"model 'model-1' not found, try pulling it first\"; check the model name and the endpoint.")]
    [InlineData("401", 1, 0, "The server wants an API key and none was sent ({0}, model model-1, 401, no_key_sent); give the key, or check the endpoint.")]
    public async Task RunAsync_NothingIsEverAnswered_EndsWithTheFirstQuestions(string fault, int requests, int mostSeconds, string sentence)
    {
        await using var server = await LabelingServer.StartAsync(_ => Fault(fault));
        var clock = new EagerTimeProvider(AttemptTimeout).For(server);

        var exception = await Assert.ThrowsAsync<LabelingException>(() => RunAsync(server, clock));

        Assert.Equal(string.Format(null, sentence, server.Endpoint.AbsoluteUri.TrimEnd('/')), exception.Message);
        Assert.Equal(requests, server.Requests.Count);
        Assert.InRange(clock.Delays.Sum(delay => delay.TotalSeconds), 0, mostSeconds);
    }

    [Fact]
    public async Task RunAsync_ServerGoneForAWhileAfterItsFirstAnswer_LabelsEveryRow()
    {
        var asked = 0;
        await using var server = await LabelingServer.StartAsync(_ => Interlocked.Increment(ref asked) is > 1 and < 40 ? Reply.Status(503) : Reply.Label("even"));

        var result = await RunAsync(server, new EagerTimeProvider(AttemptTimeout).For(server));

        Assert.All(result.Labeled, row => Assert.Equal(AnnotationOutcome.Labeled, row.Outcome));
    }

    private static Reply Fault(string fault) => fault switch
    {
        "500" => Reply.Status(500),
        "405" => Reply.Status(405),
        "HTML" => Reply.Body(200, "<!DOCTYPE html><html><body>Welcome to nginx!</body></html>"),
        "404" => Reply.Body(404, "{\"error\":{\"message\":\"model 'model-1' not found, try pulling it first\"}}"),
        "401" => Reply.WrongKey(),
        _ => Reply.Hang(),
    };

    private static Task<ActiveLearningResult> RunAsync(LabelingServer server, TimeProvider clock)
    {
        var options = new ModelClientOptions { Resilience = new ResilienceOptions { AttemptTimeout = AttemptTimeout, UseJitter = false, CircuitMinimumAttempts = 1_000_000, Translate = OpenAIFailures.Translate } };
        LabelSet labels = new("even", "odd");
        var labeler = new ChatLabeler(ModelClient.Wrap(OpenAIServer.Compatible(server.Endpoint, "model-1"), options, clock), labels);
        return new ActiveLearningLoop(labeler, new LinearTrainer()) { StoppingCriteria = [] }.RunAsync(
            new ActiveLearningRun(Pool.FromTexts([.. Enumerable.Range(1, 10).Select(number => $"parcel {number}")]), labels));
    }
}
