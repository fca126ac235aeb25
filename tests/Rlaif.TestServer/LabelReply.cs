using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>An answer that follows the request's schema, with the log-probabilities that it asks for.</summary>
internal sealed class LabelReply(string label, double probability) : Reply
{
    internal override Task SendAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken) =>
        Answer((ChatRequest)request).SendAsync(context, request, cancellationToken);

    private Reply Answer(ChatRequest request)
    {
        if (request.Schema is not { } schema)
        {
            return Completion(request, before: string.Empty, after: string.Empty);
        }

        // A schema that does not list its classes is a mistake of the client, and is answered as one.
        if (ChatRequest.LabelProperty(schema) is not { Name: var name } || !IsStrict(request))
        {
            return ParameterRefused("response_format");
        }

        return Completion(request, $"{{{Quoted(name)}:\"", $"\"{OtherProperties(schema, name)}}}");
    }

    private CompletionReply Completion(ChatRequest request, string before, string after)
    {
        // Inside JSON the label is escaped like any string.
        var written = request.Schema is null ? label : Quoted(label)[1..^1];
        var tokens = request.WantsLogProbabilities ? TokenWriter.Write(before, written, after, Probabilities(request), request.TopLogProbabilities) : null;
        return new CompletionReply($"{before}{written}{after}", "stop", logProbabilities: tokens);
    }

    private Dictionary<string, double> Probabilities(ChatRequest request)
    {
        var probabilities = request.Labels.ToDictionary(
            name => Quoted(name)[1..^1], _ => (1 - probability) / Math.Max(1, request.Labels.Count - 1), StringComparer.Ordinal);
        probabilities[request.Schema is null ? label : Quoted(label)[1..^1]] = probability;
        return probabilities;
    }

    private static bool IsStrict(ChatRequest request) =>
        request.Body.GetProperty("response_format").GetProperty("json_schema").TryGetProperty("strict", out var strict) && strict.GetBoolean();

    private static string OtherProperties(JsonElement schema, string label) => string.Concat(schema.GetProperty("properties").EnumerateObject()
        .Where(property => property.Name != label)
        .Select(property => $",{Quoted(property.Name)}:{(property.Value.GetProperty("type").GetString() == "string" ? "\"because\"" : "0.9")}"));

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
