using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>A batch that the server was handed.</summary>
public sealed class ServerBatch
{
    private readonly string _inputFile;
    private readonly JsonNode? _metadata;
    private readonly BatchPlan _plan;
    private int _status;

    internal ServerBatch(int number, JsonElement creation, IReadOnlyList<JsonElement> lines, BatchPlan plan)
    {
        Id = $"batch_{number}";
        Lines = lines;
        _inputFile = creation.GetProperty("input_file_id").GetString()!;
        _metadata = creation.TryGetProperty("metadata", out var metadata) ? JsonNode.Parse(metadata.GetRawText()) : null;
        _plan = plan;
    }

    public string Id { get; }

    /// <summary>The lines of the file.</summary>
    public IReadOnlyList<JsonElement> Lines { get; }

    /// <summary>The lines that the server came to, so that they are paid.</summary>
    public IEnumerable<JsonElement> Paid => Status == "failed" ? [] : Lines.Take(_plan.Answered);

    private string Status => _plan.Statuses[Math.Min(_status, _plan.Statuses.Count - 1)];

    private bool HasEnded => Status is "completed" or "expired" or "cancelled";

    internal void MoveOn() => _status++;

    internal JsonObject Describe() => new()
    {
        ["id"] = Id,
        ["object"] = "batch",
        ["endpoint"] = "/v1/chat/completions",
        ["errors"] = Errors(),
        ["input_file_id"] = _inputFile,
        ["completion_window"] = "24h",
        ["status"] = Status,
        ["output_file_id"] = HasEnded && Paid.Any() ? $"{Id}-output" : null,
        ["error_file_id"] = HasEnded ? $"{Id}-errors" : _plan.IsAzure ? string.Empty : null,
        ["created_at"] = 1_445_412_480,
        ["request_counts"] = new JsonObject { ["total"] = Lines.Count, ["completed"] = HasEnded ? Paid.Count() : 0, ["failed"] = 0 },
        ["metadata"] = _metadata?.DeepClone(),
    };

    /// <summary>Writes the file with the replies, or the one with the errors.</summary>
    internal async Task<string> WriteAsync(bool errors, Func<JsonElement, Task<(int Status, string Body)>> answer)
    {
        var file = new StringBuilder();
        for (var index = 0; index < Lines.Count; index++)
        {
            var line = await LineAsync(index, answer);
            if (line.IsError == errors && !_plan.Missing.Contains(index))
            {
                var text = line.Text.ToJsonString();
                file.Append(_plan.Broken.Contains(index) ? text[..(text.Length / 2)] : text).Append('\n');
            }
        }

        return file.ToString();
    }

    private async Task<(bool IsError, JsonObject Text)> LineAsync(int index, Func<JsonElement, Task<(int Status, string Body)>> answer)
    {
        var id = Lines[index].GetProperty("custom_id").GetString();
        if (index >= _plan.Answered)
        {
            return (true, Written(id, response: null, new JsonObject { ["code"] = $"batch_{Status}", ["message"] = $"This request could not be executed: {Lines[index]}" }));
        }

        var (status, body) = await answer(Lines[index].GetProperty("body"));
        return (status >= StatusCodes.Status400BadRequest, Written(id, new JsonObject { ["request_id"] = "req_1", ["status_code"] = status, ["body"] = JsonNode.Parse(body) }, error: null));
    }

    private JsonObject Written(string? id, JsonObject? response, JsonObject? error)
    {
        var line = new JsonObject { ["custom_id"] = id, ["response"] = response, ["error"] = error };
        if (!_plan.IsAzure)
        {
            line.Insert(0, "id", $"batch_req_{id}");
        }

        return line;
    }

    private JsonObject? Errors() => _plan.Errors.Count == 0 && !_plan.IsAzure ? null : new JsonObject
    {
        ["object"] = "list",
        ["data"] = Status != "failed" ? [] : new JsonArray([.. _plan.Errors.Select((code, index) => new JsonObject
        {
            ["code"] = code,
            ["line"] = index + 1,
            ["message"] = $"Not valid: {Lines[0]}",
            ["param"] = null,
        })]),
    };
}
