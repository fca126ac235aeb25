using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Tests;

public sealed class ResponseExtensionsTests
{
    [Fact]
    public void GetRefusal_ErrorContentOfARefusal_ReturnsItsWordsAndKeepsThemOutOfTheText()
    {
        var message = new ChatMessage(ChatRole.Assistant, "text");
        message.AddRefusal("No.");

        var response = new ChatResponse(message);

        Assert.Equal("No.", response.GetRefusal());
        Assert.Equal("text", response.Text);
    }

    [Fact]
    public void GetRefusal_OtherErrorOrNone_ReturnsNull()
    {
        Assert.Null(Some.Response().GetRefusal());
        Assert.Null(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("broken") { ErrorCode = "Other" }])).GetRefusal());
    }

    [Fact]
    public void LogProbabilities_RequestedAndSet_AreReadBack()
    {
        var options = new ChatOptions().RequestLogProbabilities(5);
        var response = Some.Response();
        TokenLogProbability[] tokens = [new("spam", -0.1, [new("spam", -0.1), new("ham", -2.4)])];
        response.SetLogProbabilities(tokens);

        Assert.Equal(5, options.GetRequestedLogProbabilities());
        Assert.Equal(tokens, response.GetLogProbabilities());
    }

    [Fact]
    public void LogProbabilities_NeitherRequestedNorSet_AreAbsent()
    {
        Assert.Null(new ChatOptions().GetRequestedLogProbabilities());
        Assert.Empty(Some.Response().GetLogProbabilities());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(21)]
    public void RequestLogProbabilities_OutOfRange_Throws(int alternatives) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(alternatives), () => new ChatOptions().RequestLogProbabilities(alternatives));

    [Fact]
    public void GetTokenUsage_ResponseOfAPlainClient_IsItsOwn()
    {
        Assert.Equal(new TokenUsage(40, 5), Some.Response().GetTokenUsage());
        Assert.Empty(Some.Response().GetAttempts());
    }
}
