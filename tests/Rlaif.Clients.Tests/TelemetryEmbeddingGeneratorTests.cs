using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class TelemetryEmbeddingGeneratorTests
{
    [Fact]
    public async Task GenerateAsync_AnsweredAfterARetry_IsOneSpanByTheConventions()
    {
        using var observed = new ObservedTelemetry("embedded.test");
        using var generator = Generator("embedded.test", attempt => attempt == 1 ? ServerFailures.FromStatus(503) : null);

        await generator.GenerateAsync([Some.RowText, "another"]);

        var activity = Assert.Single(observed.Activities);
        Assert.Equal(("embeddings small", ActivityKind.Client, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["gen_ai.operation.name"] = "embeddings",
                ["gen_ai.provider.name"] = "tester",
                ["gen_ai.request.model"] = "small",
                ["server.address"] = "embedded.test",
                ["server.port"] = "8443",
                ["gen_ai.response.model"] = "small-2",
                ["gen_ai.usage.input_tokens"] = "14",
                ["gen_ai.embeddings.dimension.count"] = "32",
                ["rlaif.attempts"] = "2",
            },
            activity.TagObjects.ToDictionary(tag => tag.Key, tag => Convert.ToString(tag.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal));
        Assert.Equal("503", Assert.Single(activity.Events).Tags.Single(tag => tag.Key == "error.type").Value);
        Assert.Equal(
            ["gen_ai.client.operation.duration 2 embeddings", "gen_ai.client.token.usage 14 embeddings"],
            observed.Measurements.Select(measured => string.Create(
                CultureInfo.InvariantCulture, $"{measured.Instrument.Name} {measured.Value} {measured.Tags["gen_ai.operation.name"]}")).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Lisbon", observed.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GenerateAsync_Failed_SetsErrorTypeAndRethrows()
    {
        using var observed = new ObservedTelemetry("notembedded.test");
        using var generator = Generator("notembedded.test", _ => ServerFailures.FromStatus(401, "invalid_api_key"));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => generator.GenerateAsync([Some.RowText]));

        var activity = Assert.Single(observed.Activities);
        Assert.Equal((ActivityStatusCode.Error, failure.Message), (activity.Status, activity.StatusDescription));
        Assert.Equal("401", activity.GetTagItem("error.type"));
        Assert.Equal("401", Assert.Single(observed.Measurements).Tags["error.type"]);
    }

    // Each test has a server of its own, since the source and the meter are the process's.
    private static IEmbeddingGenerator<string, Embedding<float>> Generator(string server, Func<int, Exception?> failureAt) => Some.Stack(
        new ScriptedGenerator((texts, attempt, _) => failureAt(attempt) is { } failure ? throw failure : Task.FromResult(Some.Embeddings(texts)))
        {
            Metadata = new EmbeddingGeneratorMetadata("tester", new Uri($"https://{server}:8443/v1"), "small"),
        });
}
