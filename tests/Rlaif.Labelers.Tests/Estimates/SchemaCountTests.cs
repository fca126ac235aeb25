using Microsoft.Extensions.AI;
using Rlaif.Labelers.Estimates;

namespace Rlaif.Labelers.Tests.Estimates;

public sealed class SchemaCountTests
{
    [Theory]
    [InlineData("openai", "https://api.openai.com/v1", 1)]
    [InlineData("openai", "https://eu.api.openai.com/v1", 1)]
    [InlineData("azure.ai.openai", "https://mine.openai.azure.com/openai/v1", 1)]
    [InlineData("openai", "http://localhost:11434/v1", 0.25)]
    [InlineData("anthropic", "https://api.anthropic.com", 0.5)]
    public void Of_EachServer_IsWhatItLikelyCounts(string provider, string address, double expected) =>
        Assert.Equal(expected, SchemaCount.Of(new ChatClientMetadata(provider, new Uri(address), "m")));

    [Fact]
    public void Of_ClientThatSaysNothing_IsHalf() => Assert.Equal(0.5, SchemaCount.Of(model: null));
}
