using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Rlaif.Labelers.Estimates;

namespace Rlaif.Labelers.Tests.Estimates;

public sealed class TokenEstimatorTests
{
    // The sentence of ten common words has about a token a word and one for the full stop.
    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog again.", 10, 12.5, 20)]
    [InlineData("быстрая лиса", 2.95, 4.65, 11.4)]
    [InlineData("敏捷的棕色狐狸", 4.2, 7, 14)]
    [InlineData("빠른 갈색 여우", 4, 6.5, 12.8)]
    [InlineData("\U0001F600\U0001F600", 1.2, 2, 4)]
    [InlineData("", 0, 0, 0)]
    public void Text_EachScript_LiesBetweenItsBounds(string text, double low, double expected, double high)
    {
        var guess = TokenEstimator.Text(text);

        Assert.Equal((low, expected, high), (Math.Round(guess.Low, 6), Math.Round(guess.Expected, 6), Math.Round(guess.High, 6)));
        Assert.True(guess.High <= Encoding.UTF8.GetByteCount(text), "No text has more tokens than bytes.");
    }

    [Theory]
    [InlineData(0.5, 86, 116)]
    [InlineData(0.25, 86, 113.5)]
    [InlineData(1.0, 94, 121)]
    public void Prompt_MessagesAndSchema_AreAllCounted(double schemaShare, double low, double expected)
    {
        ChatMessage[] messages = [new(ChatRole.System, new string('a', 100)), new(ChatRole.User, new string('b', 300))];
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("\"" + new string('c', 38) + "\"")) };

        Assert.Equal((86, 111, 192), Rounded(TokenEstimator.Prompt(messages, new ChatOptions(), schemaShare)));
        Assert.Equal((low, expected, 208), Rounded(TokenEstimator.Prompt(messages, options, schemaShare)));
    }

    private static (double Low, double Expected, double High) Rounded(TokenGuess guess) => (Math.Round(guess.Low, 6), Math.Round(guess.Expected, 6), Math.Round(guess.High, 6));
}
