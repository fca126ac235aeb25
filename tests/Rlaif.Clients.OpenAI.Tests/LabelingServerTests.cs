using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.TestServer;

namespace Rlaif.Clients.OpenAI.Tests;

public sealed class LabelingServerTests
{
    [Fact]
    public async Task PeakConcurrency_EightCallsAtOnce_IsEight()
    {
        var allHere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        LabelingServer? running = null;
        await using var server = await LabelingServer.StartAsync(_ =>
        {
            if (running!.PeakConcurrency == 8)
            {
                allHere.TrySetResult();
            }

            return Reply.After(allHere.Task, Reply.Text("x"));
        });
        running = server;
        using var client = Some.Client(server);

        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (row, token) =>
            await client.GetResponseAsync(Some.Messages($"row {row}"), cancellationToken: token));

        Assert.Equal((8, 40), (server.PeakConcurrency, server.Requests.Count));
    }

    [Fact]
    public async Task After_ReplyThatHangs_CountsAsHanging()
    {
        using var source = new CancellationTokenSource();
        await using var server = await LabelingServer.StartAsync(_ => Reply.After(Task.CompletedTask, Reply.Hang()));
        server.RequestHung += (_, _) => source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Some.Client(server).GetResponseAsync(Some.Messages(), cancellationToken: source.Token));

        Assert.Equal(1, server.HungRequests);
    }

    [Theory]
    [InlineData("Basic", null)]
    [InlineData("Bearer abc", "abc")]
    public async Task ApiKey_AnyAuthorization_IsReadOrNone(string authorization, string? key)
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Endpoint}/chat/completions") { Content = new StringContent("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}") };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await http.SendAsync(request);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(key, Assert.Single(server.Requests).ApiKey);
    }

    [Fact]
    public async Task Label_SchemaWithoutClasses_IsRefusedAsAMistake()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("x"));
        var options = new ChatOptions
        {
            ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonSerializer.SerializeToElement(new { type = "object", properties = new { label = new { type = "string" } } })),
        };

        var failure = await Assert.ThrowsAsync<ModelServerException>(() => Some.Client(server).GetResponseAsync(Some.Messages(), options));

        Assert.Equal("response_format", failure.Parameter);
    }

    [Fact]
    public async Task Label_SchemaWithMoreThanALabel_FillsTheRest()
    {
        await using var server = await LabelingServer.StartAsync(_ => Reply.Label("a"));
        var schema = JsonSerializer.SerializeToElement(new
        {
            type = "object",
            properties = new { answer = new { type = "string", @enum = new[] { "a", "b" } }, why = new { type = "string" }, confidence = new { type = "number" } },
        });

        var response = await Some.Client(server).GetResponseAsync(Some.Messages(), new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) });

        Assert.Equal("{\"answer\":\"a\",\"why\":\"because\",\"confidence\":0.9}", response.Text);
    }

    [Fact]
    public async Task Row_PromptAroundAndACorrectionAfterIt_IsFoundAndCounted()
    {
        string[] rows = ["row 1", "row 12", "a \"quoted\"\nrow"];
        await using var server = await LabelingServer.StartAsync(_ => Reply.Text("x"), rows);
        using var client = Some.Client(server);

        await client.GetResponseAsync([new(ChatRole.User, "Label <text>row 12</text>")]);
        await client.GetResponseAsync([new(ChatRole.User, "Label <text>row 12</text>"), new(ChatRole.Assistant, "row 1"), new(ChatRole.User, "No, one of the labels.")]);
        await client.GetResponseAsync([new(ChatRole.User, $"Label {JsonSerializer.Serialize(rows[2])}")]);

        Assert.Equal(["row 12", "row 12", rows[2]], server.Requests.Select(request => request.Row));
        Assert.Equal([1, 2, 1], server.Requests.Select(request => request.Attempt));
        Assert.Equal((0, 2, 1), (server.RequestsFor(rows[0]), server.RequestsFor(rows[1]), server.RequestsFor(rows[2])));
    }
}
