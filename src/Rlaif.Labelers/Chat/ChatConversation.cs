using Microsoft.Extensions.AI;
using Rlaif.Clients;

namespace Rlaif.Labelers.Chat;

/// <summary>Asks the model about one example at a time and finds out what the server accepts.</summary>
internal sealed class ChatConversation
{
    private readonly IChatClient _client;
    private readonly LabelPrompt _prompt;
    private readonly LabelReader _reader;
    private readonly TimeProvider _timeProvider;
    private readonly TokenPrices? _prices;
    private readonly string _name;
    private readonly int _classes;
    private volatile RequestShape? _established;

    public ChatConversation(IChatClient client, LabelSet labels, ChatLabelerOptions options, TimeProvider timeProvider)
    {
        _client = client;
        _prompt = new LabelPrompt(labels, options);
        _reader = new LabelReader(labels, options.AbstainLabel);
        _timeProvider = timeProvider;
        _prices = options.Prices;
        _name = options.Name ?? client.GetService<ChatClientMetadata>()?.DefaultModelId ?? "chat";
        _classes = labels.Count;
    }

    /// <summary>Gets whether the server has answered, so that its address, key, model and request shape are known to be right.</summary>
    public bool IsEstablished => _established is not null;

    /// <exception cref="LabelingException">No question at all can be answered.</exception>
    public async Task<Annotation> AskAsync(LabelRequest request, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        var ledger = new CallLedger();
        var annotation = await AskAsync(request, ledger, cancellationToken).ConfigureAwait(false);
        return annotation with
        {
            Labeler = _name,
            Usage = ledger.Usage,
            Requests = ledger.Requests,
            Cost = _prices?.CostOf(ledger.Usage),
            Latency = _timeProvider.GetElapsedTime(started),
        };
    }

    private async Task<Annotation> AskAsync(LabelRequest request, CallLedger ledger, CancellationToken cancellationToken)
    {
        var id = request.Example.Id;
        try
        {
            var messages = _prompt.Messages(request.Example);
            var response = await SendAsync(messages, request.Seed, ledger, cancellationToken).ConfigureAwait(false);
            if (Read(response, id) is { } annotation)
            {
                return annotation;
            }

            response = await SendAsync(_prompt.Corrected(messages, response.Text), request.Seed, ledger, cancellationToken).ConfigureAwait(false);
            return Read(response, id) ?? new Annotation(id, AnnotationOutcome.Invalid) { Detail = "Two replies in a row named no class of the label set." };
        }
        catch (ModelServerException failure) when (!IsEstablished && NobodyListens(failure))
        {
            throw new LabelingException(failure.Message, failure);
        }
        catch (ModelServerException failure)
        {
            return Failed(id, failure);
        }
    }

    /// <summary>Reads a reply; null where it names no class and is worth asking again.</summary>
    private Annotation? Read(ChatResponse response, string id)
    {
        if (response.GetRefusal() is not null)
        {
            return new Annotation(id, AnnotationOutcome.Refused) { Detail = "The model refused to answer." };
        }

        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            return new Annotation(id, AnnotationOutcome.Filtered) { Detail = "A content filter stopped the reply." };
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            return new Annotation(id, AnnotationOutcome.Invalid) { Detail = "The reply was cut off; allow more output tokens." };
        }

        var reply = _reader.Read(response.Text);
        return reply.Outcome switch
        {
            AnnotationOutcome.Labeled => new Annotation(id, AnnotationOutcome.Labeled, SoftLabel.Certain(reply.Label, _classes)),
            AnnotationOutcome.Abstained => new Annotation(id, AnnotationOutcome.Abstained) { Detail = "The model said that no class fits or that it cannot tell." },
            _ => null,
        };
    }

    private static bool NobodyListens(ModelServerException failure) =>
        failure.Code is nameof(HttpRequestError.ConnectionError) or nameof(HttpRequestError.NameResolutionError) or nameof(HttpRequestError.SecureConnectionError);

    private static Annotation Failed(string id, ModelServerException failure) => failure.Kind switch
    {
        FailureKind.Transient => new Annotation(id, AnnotationOutcome.FailedTransient) { Detail = failure.Message },
        FailureKind.InvalidRequest => new Annotation(id, AnnotationOutcome.FailedPermanent) { Detail = failure.Message },
        FailureKind.ContentFiltered => new Annotation(id, AnnotationOutcome.Filtered) { Detail = failure.Message },
        _ => throw new LabelingException(failure.Message, failure),
    };

    private async Task<ChatResponse> SendAsync(List<ChatMessage> messages, ulong seed, CallLedger ledger, CancellationToken cancellationToken)
    {
        var shape = _established ?? RequestShape.Full;
        try
        {
            return await SendAsync(messages, shape, seed, ledger, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelServerException failure) when (failure.Kind == FailureKind.InvalidRequest && !IsEstablished)
        {
            // Nobody knows yet whether the server minds the text or the form of the request.
            foreach (var plainer in shape.Plainer(failure.Parameter))
            {
                if (await TrySendAsync(messages, plainer, seed, ledger, cancellationToken).ConfigureAwait(false) is { } response)
                {
                    return response;
                }
            }

            throw;
        }
    }

    private async Task<ChatResponse?> TrySendAsync(List<ChatMessage> messages, RequestShape shape, ulong seed, CallLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(messages, shape, seed, ledger, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelServerException failure) when (failure.Kind == FailureKind.InvalidRequest)
        {
            return null;
        }
    }

    private async Task<ChatResponse> SendAsync(List<ChatMessage> messages, RequestShape shape, ulong seed, CallLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _client.GetResponseAsync(messages, _prompt.Options(shape, seed), cancellationToken).ConfigureAwait(false);
            ledger.Add(response);
            _established ??= shape;
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = Translate(exception);
            ledger.Add(failure);
            throw failure;
        }
    }

    // A client of the user's own may throw anything. What cannot be understood fails this one row, by the name of its type.
    private static ModelServerException Translate(Exception exception) =>
        ServerFailures.Translate(exception)
        ?? new(exception is OperationCanceledException ? FailureKind.Transient : FailureKind.InvalidRequest, code: exception.GetType().Name);
}
