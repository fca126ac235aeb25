using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Rlaif.TestServer;

/// <summary>A real HTTP server on a free port of this machine that speaks chat completions and embeddings as its scripts say.</summary>
public sealed class LabelingServer : IAsyncDisposable
{
    private const string Bearer = "Bearer ";
    private const string ChatPath = "/v1/chat/completions";
    private const string EmbeddingPath = "/v1/embeddings";
    private readonly ConcurrentQueue<ChatRequest> _requests = new();
    private readonly ConcurrentQueue<EmbeddingRequest> _embeddingRequests = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebApplication _application;
    private readonly Func<ChatRequest, Reply> _script;
    private readonly Func<EmbeddingRequest, Reply> _embed;
    private readonly Func<ChatRequest, string> _rowOf;
    private int _running;
    private int _peak;
    private int _hung;

    private LabelingServer(Func<ChatRequest, Reply> script, IReadOnlyCollection<string> rows, Func<EmbeddingRequest, Reply> embed)
    {
        _script = script;
        _embed = embed;
        _rowOf = request => RowFinder.Find(request, rows);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port: 0));
        _application = builder.Build();
        _application.Run(AnswerAsync);
        Batches = new BatchEndpoint(body => new ChatRequest(body.Body, body.ApiKey, _rowOf), script);
    }

    /// <summary>Raised after a request begins to hang.</summary>
    public event EventHandler? RequestHung;

    /// <summary>The address to give to a client, with <c>/v1</c>.</summary>
    public Uri Endpoint => new($"{_application.Urls.Single()}/v1");

    /// <summary>Every request for a chat completion so far, in the order of arrival.</summary>
    public IReadOnlyCollection<ChatRequest> Requests => _requests;

    /// <summary>Every request for embeddings so far, in the order of arrival.</summary>
    public IReadOnlyCollection<EmbeddingRequest> EmbeddingRequests => _embeddingRequests;

    /// <summary>What is handed in as batches.</summary>
    public BatchEndpoint Batches { get; }

    /// <summary>What it says when it is asked for its models.</summary>
    public ModelListing Listing { get; } = new();

    /// <summary>The largest number of requests that waited for an answer at once; hanging ones are left out.</summary>
    public int PeakConcurrency => Volatile.Read(ref _peak);

    /// <summary>The number of requests that were left hanging, gone ones included.</summary>
    public int HungRequests => Volatile.Read(ref _hung);

    /// <summary>The number of requests for a row.</summary>
    public int RequestsFor(string row) => _attempts.GetValueOrDefault(row);

    /// <summary>Starts a server.</summary>
    /// <param name="script">Answers a request; called concurrently.</param>
    /// <param name="rows">The texts that requests are about, to tell them from the prompt around; none takes the whole last message.</param>
    /// <param name="embed">Answers a request for embeddings; none answers with vectors.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server.</returns>
    public static async Task<LabelingServer> StartAsync(
        Func<ChatRequest, Reply> script,
        IReadOnlyCollection<string>? rows = null,
        Func<EmbeddingRequest, Reply>? embed = null,
        CancellationToken cancellationToken = default)
    {
        var server = new LabelingServer(script, rows ?? [], embed ?? (_ => Reply.Vectors()));
        await server._application.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Starts a server for embeddings only.</summary>
    /// <param name="embed">Answers a request; called concurrently; none answers with vectors.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running server.</returns>
    public static Task<LabelingServer> StartEmbeddingAsync(Func<EmbeddingRequest, Reply>? embed = null, CancellationToken cancellationToken = default) =>
        StartAsync(_ => Reply.UnknownModel(), rows: null, embed, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            if (ModelListing.IsFor(context.Request.Path))
            {
                await Listing.AnswerAsync(context, KeyOf(context.Request.Headers), gone.Token);
                return;
            }

            if (BatchEndpoint.IsFor(context.Request.Path))
            {
                await Batches.AnswerAsync(context, KeyOf(context.Request.Headers), gone.Token);
                return;
            }

            var request = await ReadAsync(context.Request, gone.Token);
            await RespondAsync(context, request, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task RespondAsync(HttpContext context, ServerRequest request, CancellationToken cancellationToken)
    {
        Enter();
        var reply = ReplyTo(context.Request.Path, request);
        try
        {
            await reply.ReadyAsync(cancellationToken);
        }
        finally
        {
            // Before the answer, or the client's next request would count beside this one.
            Interlocked.Decrement(ref _running);
        }

        var sending = reply.SendAsync(context, request, cancellationToken);
        if (reply.IsHanging)
        {
            Interlocked.Increment(ref _hung);
            RequestHung?.Invoke(this, EventArgs.Empty);
        }

        await sending;
    }

    private Reply ReplyTo(string path, ServerRequest request) => (path, request) switch
    {
        (ChatPath, ChatRequest chat) => _script(chat),
        (EmbeddingPath, EmbeddingRequest embedding) => _embed(embedding),
        _ => Reply.Status(StatusCodes.Status404NotFound),
    };

    private async Task<ServerRequest> ReadAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(http.Body, cancellationToken: cancellationToken);
        var body = document.RootElement.Clone();
        return body.TryGetProperty("input", out _)
            ? Kept(new EmbeddingRequest(body, KeyOf(http.Headers)), _embeddingRequests)
            : Kept(new ChatRequest(body, KeyOf(http.Headers), _rowOf), _requests);
    }

    private T Kept<T>(T request, ConcurrentQueue<T> requests)
        where T : ServerRequest
    {
        request.Attempt = _attempts.AddOrUpdate(request.Row, 1, (_, attempts) => attempts + 1);
        requests.Enqueue(request);
        return request;
    }

    private static string? KeyOf(IHeaderDictionary headers) =>
        headers.Authorization is [{ } bearer] && bearer.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? bearer[Bearer.Length..]
            : headers["api-key"] is [{ } key] ? key
            : null;

    private void Enter()
    {
        var running = Interlocked.Increment(ref _running);
        for (var peak = _peak; running > peak; peak = _peak)
        {
            Interlocked.CompareExchange(ref _peak, running, peak);
        }
    }
}
