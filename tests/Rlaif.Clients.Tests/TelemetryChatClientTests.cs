using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;
using Rlaif.TestServer;

namespace Rlaif.Clients.Tests;

public sealed class TelemetryChatClientTests
{
    [Fact]
    public async Task GetResponseAsync_Answered_TracesByTheConventions()
    {
        using var observed = new ObservedTelemetry("answered.test");
        using var client = Client("answered.test", _ => null);

        await client.GetResponseAsync(Some.Messages, new ChatOptions { Temperature = 0, MaxOutputTokens = 64, Seed = 7, ResponseFormat = ChatResponseFormat.Json });

        var activity = Assert.Single(observed.Activities);
        Assert.Equal(("chat small", ActivityKind.Client, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["gen_ai.operation.name"] = "chat",
                ["gen_ai.provider.name"] = "tester",
                ["gen_ai.request.model"] = "small",
                ["gen_ai.request.temperature"] = "0",
                ["gen_ai.request.max_tokens"] = "64",
                ["gen_ai.request.seed"] = "7",
                ["gen_ai.output.type"] = "json",
                ["server.address"] = "answered.test",
                ["server.port"] = "8443",
                ["gen_ai.response.id"] = "r-1",
                ["gen_ai.response.model"] = "small-2",
                ["gen_ai.response.finish_reasons"] = "stop",
                ["gen_ai.usage.input_tokens"] = "40",
                ["gen_ai.usage.output_tokens"] = "5",
                ["gen_ai.usage.cache_read.input_tokens"] = "8",
                ["rlaif.attempts"] = "1",
            },
            activity.TagObjects.ToDictionary(tag => tag.Key, tag => Text(tag.Value), StringComparer.Ordinal));
    }

    [Fact]
    public async Task GetResponseAsync_Retried_IsOneSpanWithAnEventARetry()
    {
        using var observed = new ObservedTelemetry("retried.test");
        using var client = Client("retried.test", attempt => attempt < 3 ? ServerFailures.FromStatus(503, "overloaded") : null);

        await client.GetResponseAsync(Some.Messages);

        var activity = Assert.Single(observed.Activities);
        Assert.Equal(["1", "2"], activity.Events.Select(happened => Text(happened.Tags.Single(tag => tag.Key == "rlaif.retry.number").Value)));
        Assert.Equal(["2", "4"], activity.Events.Select(happened => Text(happened.Tags.Single(tag => tag.Key == "rlaif.retry.delay").Value)));
        Assert.All(activity.Events, happened => Assert.Equal("503", happened.Tags.Single(tag => tag.Key == "error.type").Value));
        Assert.Equal(3, activity.GetTagItem("rlaif.attempts"));
    }

    [Fact]
    public async Task GetResponseAsync_Answered_MeasuresDurationAndTokens()
    {
        using var observed = new ObservedTelemetry("measured.test");
        using var client = Client("measured.test", attempt => attempt == 1 ? ServerFailures.FromStatus(503) : null);

        await client.GetResponseAsync(Some.Messages);

        Assert.Equal(
            ["gen_ai.client.operation.duration s 2 ", "gen_ai.client.token.usage {token} 40 input", "gen_ai.client.token.usage {token} 5 output"],
            observed.Measurements.Select(measured =>
                $"{measured.Instrument.Name} {measured.Instrument.Unit} {Text(measured.Value)} {measured.Tags.GetValueOrDefault("gen_ai.token.type")}").Order(StringComparer.Ordinal));
        Assert.All(observed.Measurements, measured => Assert.Equal(
            ("chat", "tester", "small", "small-2", 8443),
            (measured.Tags["gen_ai.operation.name"], measured.Tags["gen_ai.provider.name"], measured.Tags["gen_ai.request.model"], measured.Tags["gen_ai.response.model"], measured.Tags["server.port"])));
    }

    [Fact]
    public async Task GetResponseAsync_FinishReasonThatIsFreeText_IsKeptOutOfTraces()
    {
        using var observed = new ObservedTelemetry("reason.test");
        var response = Some.Response();
        response.FinishReason = new ChatFinishReason(Some.RowText);
        using var client = new TelemetryChatClient(new ScriptedChatClient((_, _) => Task.FromResult(response))
        {
            Metadata = new ChatClientMetadata("tester", new Uri("https://reason.test"), "small"),
        });

        await client.GetResponseAsync(Some.Messages);

        Assert.Null(Assert.Single(observed.Activities).GetTagItem("gen_ai.response.finish_reasons"));
    }

    [Fact]
    public async Task GetResponseAsync_Failed_SetsErrorTypeAndRethrows()
    {
        using var observed = new ObservedTelemetry("failed.test");
        using var client = Client("failed.test", _ => ServerFailures.FromStatus(401, "invalid_api_key"));

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => client.GetResponseAsync(Some.Messages));

        var activity = Assert.Single(observed.Activities);
        Assert.Equal((ActivityStatusCode.Error, failure.Message), (activity.Status, activity.StatusDescription));
        Assert.Equal("401", activity.GetTagItem("error.type"));
        Assert.Equal("401", Assert.Single(observed.Measurements).Tags["error.type"]);
    }

    [Fact]
    public async Task GetResponseAsync_UnknownExceptionWithTextOfTheRow_KeepsItOutOfTraces()
    {
        using var observed = new ObservedTelemetry("unknown.test");
        using var client = Client("unknown.test", _ => new InvalidOperationException(Some.RowText));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetResponseAsync(Some.Messages));

        Assert.Equal("System.InvalidOperationException", Assert.Single(observed.Activities).GetTagItem("error.type"));
        Assert.DoesNotContain(Some.RowText, observed.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_UnderASpanOfSomebodyElse_AddsNothingToIt()
    {
        using var foreign = new Activity("foreign").Start();
        using var client = new ResilientChatClient(
            new ScriptedChatClient(attempt => attempt == 1 ? ServerFailures.FromStatus(503) : null), Some.Options(), Some.Clock());

        await client.GetResponseAsync(Some.Messages);

        Assert.Empty(foreign.Events);
    }

    // Each test has a server of its own, since the source and the meter are the process's.
    private static IChatClient Client(string server, Func<int, Exception?> failureAt) => ModelClient.Wrap(
        new ScriptedChatClient(failureAt) { Metadata = new ChatClientMetadata("tester", new Uri($"https://{server}:8443/v1"), "small") }, new ModelClientOptions { Resilience = Some.Options() }, Some.Clock());

    private static string? Text(object? value) =>
        value is string[] several ? string.Join(',', several) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
