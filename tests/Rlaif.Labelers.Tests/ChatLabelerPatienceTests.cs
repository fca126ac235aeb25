using Rlaif.Clients;
using Rlaif.Labelers.Tests.Fakes;

namespace Rlaif.Labelers.Tests;

public sealed class ChatLabelerPatienceTests
{
    private static readonly LabelSet Labels = new("fruit", "metal");

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(null)]
    public async Task LabelAsync_FirstQuestionFailsAfterRetries_EndsWithItsSentence(int? status)
    {
        var client = new ScriptedChatClient(_ => throw new ModelServerException(FailureKind.Transient, status, attempts: 6));

        var exception = await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(new ChatLabeler(client, Labels)));

        Assert.Single(client.Calls);
        Assert.Equal(exception.InnerException!.Message, exception.Message);
    }

    [Theory]
    [InlineData(FailureKind.Transient, 429, 6, 3)]
    [InlineData(FailureKind.Transient, 500, 1, 3)]
    [InlineData(FailureKind.InvalidRequest, 405, 1, 15)]
    public async Task LabelAsync_NothingEverAnswered_EndsWithTheThirdQuestion(FailureKind kind, int status, int attempts, int calls)
    {
        var client = new ScriptedChatClient(_ => throw new ModelServerException(kind, status, attempts: attempts));
        var annotations = new List<Annotation>();

        await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(new ChatLabeler(client, Labels), annotations));

        Assert.Equal((calls, 2), (client.Calls.Count, annotations.Count));
    }

    [Fact]
    public async Task LabelAsync_ContentFilterAlone_IsASignOfLife()
    {
        var annotations = new List<Annotation>();

        await LabelAsync(new ChatLabeler(new ScriptedChatClient(_ => throw new ModelServerException(FailureKind.ContentFiltered, 400)), Labels), annotations);

        Assert.All(annotations, annotation => Assert.Equal(AnnotationOutcome.Filtered, annotation.Outcome));
        Assert.Equal(20, annotations.Count);
    }

    [Fact]
    public async Task LabelAsync_ServerGoneAfterAnAnswer_LeavesTheRowsForLater()
    {
        var client = new ScriptedChatClient(call => call.Text == "text 0" ? Task.FromResult(ScriptedChatClient.Reply("fruit")) : throw new ModelServerException(FailureKind.Transient, 503, attempts: 6));
        var annotations = new List<Annotation>();

        await LabelAsync(new ChatLabeler(client, Labels), annotations);

        Assert.Equal(19, annotations.Count(annotation => annotation.Outcome == AnnotationOutcome.FailedTransient));
    }

    [Fact]
    public async Task LabelAsync_ClientOfOnesOwnIsOutOfCredit_EndsSoonWithItsExceptionInside()
    {
        var client = new ScriptedChatClient(call => call.Text is "text 0" or "text 1" ? Task.FromResult(ScriptedChatClient.Reply("fruit")) : throw new InvalidOperationException($"out of credit at {call.Text}"));
        var annotations = new List<Annotation>();

        var exception = await Assert.ThrowsAsync<LabelingException>(() => LabelAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = 1 }), annotations));

        Assert.Equal("out of credit at text 4", Assert.IsType<InvalidOperationException>(exception.InnerException).Message);
        Assert.Equal("The chat client threw InvalidOperationException about one text after another; the inner exception has what it says.", exception.Message);
        Assert.Equal([2, 2], new[] { AnnotationOutcome.Labeled, AnnotationOutcome.FailedTransient }.Select(outcome => annotations.Count(annotation => annotation.Outcome == outcome)));
        Assert.DoesNotContain(annotations, annotation => annotation.Detail?.Contains("credit", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task LabelAsync_ClientOfOnesOwnFailsNowAndThen_GoesOn()
    {
        var client = new ScriptedChatClient(call => call.Text[^1] is '3' or '4' ? throw new FormatException() : Task.FromResult(ScriptedChatClient.Reply("fruit")));
        var annotations = new List<Annotation>();

        await LabelAsync(new ChatLabeler(client, Labels, new ChatLabelerOptions { MaxConcurrency = 1 }), annotations);

        Assert.Equal(4, annotations.Count(annotation => annotation.Outcome == AnnotationOutcome.FailedTransient));
    }

    private static async Task LabelAsync(ChatLabeler labeler, List<Annotation>? annotations = null)
    {
        await foreach (var annotation in labeler.LabelAsync([.. Enumerable.Range(0, 20).Select(number => new LabelRequest(new TextExample($"row {number}", $"text {number}"), 1, 1, 7))]))
        {
            annotations?.Add(annotation);
        }
    }
}
