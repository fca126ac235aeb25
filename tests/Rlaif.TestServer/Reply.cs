using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>What the server does with a request. Errors repeat the row and the key, as real servers may.</summary>
public abstract class Reply
{
    /// <summary>Answers with a label: as JSON where the request has a schema, which must list classes, else as text.</summary>
    /// <param name="label">The label.</param>
    /// <param name="probability">Its probability; the other classes of the schema share the rest.</param>
    public static Reply Label(string label, double probability = 0.9) => new LabelReply(label, probability);

    /// <summary>Answers with a text, whatever was asked for.</summary>
    public static Reply Text(string content) => new CompletionReply(content, "stop");

    /// <summary>Answers with the beginning of something: the token limit was met.</summary>
    public static Reply CutOff(string content = "{\"label") => new CompletionReply(content, "length");

    /// <summary>The model refuses.</summary>
    public static Reply Refusal(string words = "I cannot help with that.") => new CompletionReply(content: null, "stop", words);

    /// <summary>The content filter cuts the answer.</summary>
    public static Reply FilteredAnswer() => new CompletionReply(string.Empty, "content_filter");

    /// <summary>The content filter refuses the question, as Azure says it.</summary>
    public static Reply FilteredPrompt() => new ErrorReply(400, "content_filter", type: null, "prompt", new JsonObject
    {
        ["code"] = "ResponsibleAIPolicyViolation",
        ["content_filter_result"] = new JsonObject { ["violence"] = new JsonObject { ["filtered"] = true, ["severity"] = "medium" } },
    });

    /// <summary>Answers with the vectors of the texts; blank texts are refused, as real servers do.</summary>
    /// <param name="flaw">What is wrong with them.</param>
    /// <param name="dimensions">Their length where the request asks for none.</param>
    public static Reply Vectors(VectorFlaw flaw = VectorFlaw.None, int dimensions = TextVectors.Dimensions) => new VectorReply(flaw, dimensions);

    /// <summary>Fails with a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The name of the error.</param>
    /// <param name="parameter">The parameter at fault.</param>
    /// <param name="retryAfter">How long to wait.</param>
    /// <param name="form">How that is written.</param>
    public static Reply Status(
        int status, string? code = null, string? parameter = null, TimeSpan? retryAfter = null, RetryAfterForm form = RetryAfterForm.Seconds) =>
        new ErrorReply(status, code, "server_says_no", parameter) { RetryAfter = retryAfter, Form = form };

    /// <summary>Limits the rate.</summary>
    public static Reply RateLimited(TimeSpan? retryAfter = null, RetryAfterForm form = RetryAfterForm.Seconds) =>
        Status(429, "rate_limit_exceeded", retryAfter: retryAfter, form: form);

    public static Reply WrongKey() => new ErrorReply(401, "invalid_api_key", "invalid_request_error", parameter: null);

    public static Reply UnknownModel() => new ErrorReply(404, "model_not_found", "invalid_request_error", "model");

    public static Reply InsufficientQuota() => new ErrorReply(429, "insufficient_quota", "insufficient_quota", parameter: null);

    /// <summary>The model does not know a parameter, such as <c>response_format</c> or <c>temperature</c>.</summary>
    public static Reply ParameterRefused(string parameter) => new ErrorReply(400, "unsupported_parameter", "invalid_request_error", parameter);

    /// <summary>Answers when a task has ended, for tests of concurrency.</summary>
    public static Reply After(Task ready, Reply reply) => new LaterReply(ready, reply);

    /// <summary>Answers with headers, such as those of a rate limit.</summary>
    public static Reply WithHeaders(IReadOnlyDictionary<string, string> headers, Reply reply) => new HeaderReply(headers, reply);

    /// <summary>Answers with exactly this.</summary>
    public static Reply Body(int status, string body) => new BodyReply(status, body);

    /// <summary>Answers 200 with what is no JSON.</summary>
    public static Reply Garbage() => new BrokenReply(Breakage.Garbage);

    /// <summary>Cuts the connection before the answer.</summary>
    public static Reply Drop() => new BrokenReply(Breakage.DropBefore);

    /// <summary>Cuts the connection in the middle of the answer.</summary>
    public static Reply DropInBody() => new BrokenReply(Breakage.DropInside);

    /// <summary>Never answers; ends when the client goes away.</summary>
    public static Reply Hang() => new BrokenReply(Breakage.Hang);

    internal virtual bool IsHanging => false;

    internal virtual Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal abstract Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken);
}
