using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Rlaif.Examples.Tests;

public sealed class ServiceTests(WebApplicationFactory<Program> factory) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _client = factory.CreateClient();

    [Fact]
    public async Task Predict_AText_GivesLabelConfidenceAndEntropy()
    {
        await _client.PostAsync("/rounds", content: null);

        var prediction = await (await _client.PostAsJsonAsync("/predict", new { text = "where is my parcel" })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.False(string.IsNullOrEmpty(prediction.GetProperty("label").GetString()));
        Assert.InRange(prediction.GetProperty("confidence").GetDouble(), 1 / 6.0, 1);
        Assert.InRange(prediction.GetProperty("entropy").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task Rounds_EachCall_LabelsOneMoreBatch()
    {
        var first = await RoundAsync();
        var second = await RoundAsync();

        Assert.Equal((first.Number + 1, first.Labels + 20), (second.Number, second.Labels));
    }

    [Fact]
    public async Task Pool_SortedByEntropy_ListsTheLeastSureFirst()
    {
        await RoundAsync();

        var pool = await _client.GetFromJsonAsync<JsonElement[]>("/pool?sort=entropy&take=50");

        var entropies = pool!.Select(row => row.GetProperty("prediction").GetProperty("entropy").GetDouble()).ToList();
        Assert.Equal(50, entropies.Count);
        Assert.Equal(entropies.OrderDescending(), entropies);
    }

    [Fact]
    public async Task Annotations_ACorrection_IsTakenAndTrained()
    {
        var response = await _client.PostAsJsonAsync("/annotations", new { id = "m001", label = "praise" });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);

        // Training goes on behind the answer; a few thousand requests are far longer than it takes.
        var row = default(JsonElement);
        for (var request = 0; request < 5_000 && !IsKnown(row); request++)
        {
            row = (await _client.GetFromJsonAsync<JsonElement[]>("/pool?take=1"))!.Single();
        }

        Assert.True(IsKnown(row));
        Assert.Equal("praise", row.GetProperty("prediction").GetProperty("label").GetString());

        static bool IsKnown(JsonElement row) => row.ValueKind == JsonValueKind.Object && row.GetProperty("source").GetString() == "Known";
    }

    [Theory]
    [InlineData("/predict", "{\"text\":\"\"}", 400)]
    [InlineData("/predict", "{}", 400)]
    [InlineData("/predict", "no json", 400)]
    [InlineData("/annotations", "{\"id\":\"nobody\",\"label\":\"praise\"}", 404)]
    [InlineData("/annotations", "{\"id\":\"m001\",\"label\":\"stone\"}", 400)]
    [InlineData("/annotations", "{\"id\":\"m001\"}", 400)]
    public async Task Post_WrongInput_GetsProblemDetails(string path, string body, int status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var response = await _client.PostAsync(path, content);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/pool?sort=magic")]
    [InlineData("/pool?take=0")]
    [InlineData("/pool?take=many")]
    public async Task Pool_WrongQuery_GetsProblemDetails(string path)
    {
        var response = await _client.GetAsync(path);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    private async Task<(int Number, int Labels)> RoundAsync()
    {
        var round = await (await _client.PostAsync("/rounds", content: null)).Content.ReadFromJsonAsync<JsonElement>();
        return (round.GetProperty("number").GetInt32(), round.GetProperty("labels").GetInt32());
    }
}
