using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Chat;
using OpenAI.Files;

namespace Rlaif.Clients.OpenAI;

/// <summary>The batch endpoint of OpenAI, Azure OpenAI and like servers: answers within a day at half the price.</summary>
/// <remarks>
/// It makes one attempt a call; <c>ModelClient.Wrap</c> adds retries. A batch holds at most 50,000 requests and 200 megabytes. The files
/// of requests and results stay at the server until you delete them or its own time for them is over. Safe for concurrent use.
/// </remarks>
public sealed class OpenAIBatchClient : IChatBatchClient
{
    private const int ListLength = 100;
    private static readonly TimeSpan FileCheckInterval = TimeSpan.FromSeconds(5);
    private readonly OpenAIFileClient _files;
    private readonly ChatClient _chat;
    private readonly string _model;
    private readonly OpenAIDialect _dialect;
    private readonly BatchLimits _limits;
    private readonly TimeProvider _timeProvider;
#pragma warning disable OPENAI001 // The package's batch client is still marked experimental.
    private readonly BatchClient _batches;

    /// <summary>Initializes the client over one of the OpenAI package.</summary>
    /// <param name="client">The client; switch its retries off and give it time for large files.</param>
    /// <param name="model">The name of the model, or of the deployment.</param>
    /// <param name="dialect">Who stands behind its endpoint.</param>
    /// <param name="timeProvider">The clock of the waiting for a file to be ready; <see langword="null"/> for the system's.</param>
    public OpenAIBatchClient(OpenAIClient client, string model, OpenAIDialect dialect = OpenAIDialect.OpenAI, TimeProvider? timeProvider = null)
        : this(client, model, dialect, timeProvider, BatchLimits.OpenAI)
    {
    }

    internal OpenAIBatchClient(OpenAIClient client, string model, OpenAIDialect dialect, TimeProvider? timeProvider, BatchLimits limits)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        _files = client.GetOpenAIFileClient();
        _batches = client.GetBatchClient();
        _chat = client.GetChatClient(model);
        _model = model;
        _dialect = dialect;
        _limits = limits;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A request has tools or content other than text.</exception>
    public async Task<SubmittedChatBatch> SubmitAsync(IReadOnlyList<ChatBatchRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentOutOfRangeException.ThrowIfZero(requests.Count, nameof(requests));
        using var chat = new OpenAIChatClient(_chat, _dialect);
        var file = BatchFile.Write(
            requests,
            request => RequestBody.Chat(RequestMessages.From(request.Messages, request.Options?.Instructions), RequestSettings.From(request.Options, chat, _dialect), _model),
            _limits);
        var id = await FindAsync(file.Mark, cancellationToken).ConfigureAwait(false) ?? await CreateAsync(file, cancellationToken).ConfigureAwait(false);
        return new SubmittedChatBatch(id, file.Count);
    }

    /// <inheritdoc/>
    public async Task<ChatBatchStatus> GetStatusAsync(string batchId, CancellationToken cancellationToken = default) =>
        (await GetAsync(batchId, cancellationToken).ConfigureAwait(false)).Read();

    /// <inheritdoc/>
    public async Task<IEnumerable<ChatBatchResult>> ReadResultsAsync(string batchId, CancellationToken cancellationToken = default)
    {
        IEnumerable<ChatBatchResult> results = [];
        foreach (var name in (await GetAsync(batchId, cancellationToken).ConfigureAwait(false)).ResultFiles)
        {
            var file = await BodyAsync(request => _files.DownloadFileAsync(name, request), cancellationToken).ConfigureAwait(false);
            results = results.Concat(BatchResultLines.Read(file));
        }

        return results;
    }

    // A reply that got lost, or a process that ended before it could note the name, must not cost the batch a second time.
    private async Task<string?> FindAsync(string mark, CancellationToken cancellationToken)
    {
        try
        {
            var list = await BodyAsync(ListAsync, cancellationToken).ConfigureAwait(false);
            return BatchDocument.ParseList(list)
                .FirstOrDefault(batch => batch.IsMarked(mark) && batch.Read().State is ChatBatchState.Running or ChatBatchState.Completed && batch.Status != "cancelling")?.Id;
        }
        catch (ModelServerException failure) when (failure.Kind is FailureKind.InvalidRequest or FailureKind.UnknownModel)
        {
            // A server that lists no batches may take them all the same.
            return null;
        }
    }

    private async Task<ClientResult> ListAsync(RequestOptions request)
    {
        await foreach (var page in _batches.GetBatchesAsync(after: null, ListLength, request).GetRawPagesAsync().ConfigureAwait(false))
        {
            return page;
        }

        throw ServerFailures.UnreadableReply();
    }

    private async Task<string> CreateAsync(BatchFile file, CancellationToken cancellationToken)
    {
        var input = await UploadAsync(file, cancellationToken).ConfigureAwait(false);
        using var body = RequestBody.Batch(input, file.Mark);
        return BatchDocument.Parse(await BodyAsync(request => CreateAsync(body, request), cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<ClientResult> CreateAsync(BinaryContent body, RequestOptions request)
    {
        try
        {
            var operation = await _batches.CreateBatchAsync(body, waitUntilCompleted: false, request).ConfigureAwait(false);
            return ClientResult.FromResponse(operation.GetRawResponse());
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            // The package looks into the reply, and fails over one without a name or a status in these ways.
            throw ServerFailures.UnreadableReply();
        }
    }

    private async Task<string> UploadAsync(BatchFile file, CancellationToken cancellationToken)
    {
        using var upload = new BatchUpload(file);
        var document = BatchDocument.Parse(
            await BodyAsync(request => _files.UploadFileAsync(upload, upload.MediaType, request), cancellationToken).ConfigureAwait(false));
        var id = document.Id;

        // Azure makes no batch of a file that it has not yet looked through.
        while (document.Status is "pending" or "running")
        {
            await Task.Delay(FileCheckInterval, _timeProvider, cancellationToken).ConfigureAwait(false);
            document = BatchDocument.Parse(await BodyAsync(request => _files.GetFileAsync(id, request), cancellationToken).ConfigureAwait(false));
        }

        return id;
    }

    private async Task<BatchDocument> GetAsync(string batchId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(batchId);
        return BatchDocument.Parse(await BodyAsync(request => _batches.GetBatchAsync(batchId, request), cancellationToken).ConfigureAwait(false));
    }

    private static async Task<BinaryData> BodyAsync(Func<RequestOptions, Task<ClientResult>> send, CancellationToken cancellationToken) =>
        (await ProtocolCall.SendAsync(send, words: null, cancellationToken).ConfigureAwait(false)).Content;
#pragma warning restore OPENAI001
}
