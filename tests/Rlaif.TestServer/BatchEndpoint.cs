using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>Files and batches: each line of a batch is answered by the same script as a live request.</summary>
public sealed class BatchEndpoint
{
    private readonly Lock _gate = new();
    private readonly Func<ServerRequest, ChatRequest> _read;
    private readonly Func<ChatRequest, Reply> _script;
    private readonly Dictionary<string, (string Content, int Checks, BatchPlan Plan)> _files = new(StringComparer.Ordinal);
    private readonly List<ServerBatch> _batches = [];
    private readonly Dictionary<BatchCall, int> _calls = [];

    internal BatchEndpoint(Func<ServerRequest, ChatRequest> read, Func<ChatRequest, Reply> script)
    {
        _read = read;
        _script = script;
    }

    /// <summary>What becomes of a batch, by its number from 1.</summary>
    public Func<int, BatchPlan> Plan { get; set; } = _ => new BatchPlan();

    /// <summary>What is answered in place of the truth, by the call and its number of that kind, from 1; what was asked for is done all the same.</summary>
    public Func<BatchCall, int, Reply?> Fault { get; set; } = (_, _) => null;

    /// <summary>The batches so far, in the order in which they were made.</summary>
    public IReadOnlyList<ServerBatch> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    /// <summary>The paid lines of all batches.</summary>
    public IReadOnlyList<JsonElement> Paid => [.. All.SelectMany(batch => batch.Paid)];

    /// <summary>How often a call was made.</summary>
    public int Calls(BatchCall call)
    {
        lock (_gate)
        {
            return _calls.GetValueOrDefault(call);
        }
    }

    internal static bool IsFor(PathString path) => path.Value!.Contains("/v1/files", StringComparison.Ordinal) || path.Value.Contains("/v1/batches", StringComparison.Ordinal);

    internal async Task AnswerAsync(HttpContext context, string? apiKey, CancellationToken cancellationToken)
    {
        var (call, name) = CallOf(context.Request);
        var (body, row) = await ReadAsync(context.Request, call, cancellationToken);
        var request = new BatchBody(body, apiKey, row);
        var reply = call == BatchCall.Download ? await DownloadAsync(name!, apiKey, cancellationToken) : Do(call, name, request);
        await ((Fault(call, Count(call)) ?? reply) ?? Reply.Status(StatusCodes.Status404NotFound, parameter: "id")).SendAsync(context, request, cancellationToken);
    }

    private int Count(BatchCall call)
    {
        lock (_gate)
        {
            return _calls[call] = _calls.GetValueOrDefault(call) + 1;
        }
    }

    private static (BatchCall Call, string? Name) CallOf(HttpRequest request)
    {
        var parts = request.Path.Value!.Split('/')[(Array.IndexOf(request.Path.Value.Split('/'), "v1") + 1)..];
        return (parts[0], parts.Length, HttpMethods.IsPost(request.Method)) switch
        {
            ("files", 1, true) => (BatchCall.Upload, null),
            ("files", 2, _) => (BatchCall.FileStatus, parts[1]),
            ("files", _, _) => (BatchCall.Download, parts[1]),
            (_, 1, true) => (BatchCall.Create, null),
            (_, 1, _) => (BatchCall.List, null),
            _ => (BatchCall.Get, parts[1]),
        };
    }

    private static async Task<(JsonElement Body, string Row)> ReadAsync(HttpRequest request, BatchCall call, CancellationToken cancellationToken)
    {
        if (call == BatchCall.Upload)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            using var reader = new StreamReader(form.Files.Single(file => file.Name == "file" && file.FileName.EndsWith(".jsonl", StringComparison.Ordinal)).OpenReadStream(), Encoding.UTF8);
            return (default, form["purpose"] == "batch" ? await reader.ReadToEndAsync(cancellationToken) : string.Empty);
        }

        if (call != BatchCall.Create)
        {
            return (default, string.Empty);
        }

        using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
        return (document.RootElement.Clone(), string.Empty);
    }

    private Reply? Do(BatchCall call, string? name, ServerRequest request)
    {
        lock (_gate)
        {
            return call switch
            {
                BatchCall.Upload => Upload(request.Row),
                BatchCall.FileStatus => FileStatus(name!),
                BatchCall.Create => Create(request.Body),
                BatchCall.List => List(),
                _ => Get(name!),
            };
        }
    }

    private Reply Upload(string content)
    {
        var name = $"file-{_files.Count + 1}";
        _files.Add(name, (content, 0, Plan(_batches.Count + 1)));
        return File(name);
    }

    private Reply? FileStatus(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            return null;
        }

        _files[name] = file with { Checks = file.Checks + 1 };
        return File(name);
    }

    private Reply File(string name) => Reply.Body(_files[name].Plan.IsAzure ? StatusCodes.Status201Created : StatusCodes.Status200OK, new JsonObject
    {
        ["id"] = name,
        ["object"] = "file",
        ["bytes"] = _files[name].Content.Length,
        ["purpose"] = "batch",
        ["filename"] = "input.jsonl",
        ["status"] = StatusOf(name),
        ["created_at"] = 1_445_412_480,
    }.ToJsonString());

    private string StatusOf(string name) => _files[name] is var (_, checks, plan) ? plan.FileStatuses[Math.Min(checks, plan.FileStatuses.Count - 1)] : string.Empty;

    private Reply? Create(JsonElement creation)
    {
        var name = creation.GetProperty("input_file_id").GetString()!;
        if (!_files.TryGetValue(name, out var file) || StatusOf(name) != "processed" || creation.GetProperty("endpoint").GetString() != "/v1/chat/completions")
        {
            return Reply.Status(StatusCodes.Status400BadRequest, "invalid_request", "input_file_id");
        }

        JsonElement[] lines = [.. file.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        var batch = new ServerBatch(_batches.Count + 1, creation, lines, Plan(_batches.Count + 1));
        _batches.Add(batch);
        return Reply.Body(StatusCodes.Status200OK, batch.Describe().ToJsonString());
    }

    private Reply List() => Reply.Body(StatusCodes.Status200OK, new JsonObject
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. _batches.AsEnumerable().Reverse().Select(batch => batch.Describe())]),
        ["has_more"] = false,
    }.ToJsonString());

    private Reply? Get(string id)
    {
        var batch = _batches.FirstOrDefault(batch => batch.Id == id);
        batch?.MoveOn();
        return batch is null ? null : Reply.Body(StatusCodes.Status200OK, batch.Describe().ToJsonString());
    }

    private async Task<Reply?> DownloadAsync(string file, string? apiKey, CancellationToken cancellationToken)
    {
        var batch = All.FirstOrDefault(batch => file.StartsWith($"{batch.Id}-", StringComparison.Ordinal));
        return batch is null ? null : Reply.Body(
            StatusCodes.Status200OK, await batch.WriteAsync(file.EndsWith("-errors", StringComparison.Ordinal), body => AnswerAsync(new BatchBody(body, apiKey, string.Empty), cancellationToken)));
    }

    private async Task<(int Status, string Body)> AnswerAsync(ServerRequest line, CancellationToken cancellationToken)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        var request = _read(line);
        await _script(request).SendAsync(context, request, cancellationToken);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
