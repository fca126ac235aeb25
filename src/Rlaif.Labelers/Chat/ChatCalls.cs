using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Estimates;
using Rlaif.Labelers.Prompts;

namespace Rlaif.Labelers.Chat;

/// <summary>Asks questions in the form that the server takes, which the first of them find out.</summary>
internal sealed class ChatCalls(IChatClient client, PromptWriter prompts, RequestShape first)
{
    private readonly Lock _gate = new();
    private volatile RequestShape _shape = first;
    private volatile RequestShape? _proven;

    /// <summary>Gets whether the server has answered, so that its address, key, model and request shape are known to be right.</summary>
    public bool IsEstablished => _proven is not null;

    public RequestShape Shape => _shape;

    /// <summary>Remembers something about the server.</summary>
    public void Learn(Func<RequestShape, RequestShape> lesson)
    {
        lock (_gate)
        {
            _shape = lesson(_shape);
        }
    }

    /// <summary>Takes it for granted that the server accepts a form of request; null changes nothing.</summary>
    public void Establish(RequestShape? shape)
    {
        lock (_gate)
        {
            _shape = IsEstablished ? _shape : shape ?? _shape;
            _proven ??= shape;
        }
    }

    /// <summary>Guesses what a run of such questions will use, nothing of it sent.</summary>
    // Where nobody knows yet whether the server gives log-probabilities, the model may have to state a probability as well, in a longer prompt and answer.
    public CostEstimate Estimate(IReadOnlyList<Question> questions, IReadOnlyList<string> answers, TokenPrices? prices, EstimatePlan plan)
    {
        var estimate = Estimate(Shape);
        return IsEstablished ? estimate : estimate.Or(Estimate(Shape with { Alternatives = 0 }));

        CostEstimate Estimate(RequestShape shape) => CostEstimator.Estimate(
            [.. questions.Select(question => prompts.Messages(question, shape))],
            prompts.Options(questions[0], shape),
            [.. answers.Select(answer => prompts.TypicalReply(answer, shape))],
            prices,
            plan,
            SchemaCount.Of(client.GetService<ChatClientMetadata>()));
    }

    /// <exception cref="ModelServerException">The server did not answer.</exception>
    /// <exception cref="RequestNotMadeException">The question is not to be asked.</exception>
    public async Task<(ChatResponse Response, RequestShape Shape)> AskAsync(Question question, CallLedger ledger, CancellationToken cancellationToken)
    {
        var shape = question.Shape ?? Shape;
        var (response, answered) = IsEstablished
            ? (await SendAsync(question, shape, ledger, cancellationToken).ConfigureAwait(false), shape)
            : await FindShapeAsync(question, ledger, cancellationToken).ConfigureAwait(false);
        response = await GiveRoomAsync(response, question, answered, ledger, cancellationToken).ConfigureAwait(false);
        Observe(response, question, answered);
        return (response, answered);
    }

    // Nobody knows yet whether the server minds the text or the form of the request.
    private async Task<(ChatResponse Response, RequestShape Shape)> FindShapeAsync(Question question, CallLedger ledger, CancellationToken cancellationToken)
    {
        List<RequestShape> untried = [Shape];
        HashSet<RequestShape> tried = [];
        for (; ; )
        {
            var shape = untried[0];
            untried.RemoveAt(0);
            tried.Add(shape);
            try
            {
                var response = await SendAsync(question, shape, ledger, cancellationToken).ConfigureAwait(false);
                Establish(response.IsFromCache() ? null : shape);
                return (response, shape);
            }
            catch (ModelServerException refusal) when (!IsKnownToWork(shape) && IsAboutTheForm(refusal, shape))
            {
                Plan(untried, shape, refusal);
                untried.RemoveAll(tried.Contains);
                if (untried.Count == 0)
                {
                    throw;
                }
            }
        }
    }

    // Where questions are asked together, another one may have shown it in the meantime.
    private bool IsKnownToWork(RequestShape shape) => shape == _proven;

    // OpenAI forbids log-probabilities of reasoning models with the status of a wrong key.
    private static bool IsAboutTheForm(ModelServerException refusal, RequestShape shape) =>
        refusal.Kind == FailureKind.InvalidRequest || (refusal.Kind == FailureKind.Unauthorized && shape.Without(refusal.Parameter) is not null);

    // What the server names goes first. Once the barest form has been refused it is the text, and nothing else is tried.
    private static void Plan(List<RequestShape> untried, RequestShape shape, ModelServerException refusal)
    {
        if (shape.Without(refusal.Parameter) is { } named)
        {
            untried.Insert(0, named);
        }
        else if (shape.Plainer().ToArray() is { Length: > 0 } plainer)
        {
            untried.AddRange(plainer);
        }
        else
        {
            untried.Clear();
        }
    }

    private async Task<ChatResponse> GiveRoomAsync(
        ChatResponse response, Question question, RequestShape shape, CallLedger ledger, CancellationToken cancellationToken)
    {
        // From the room that this question had, which others may have widened since.
        while (!Shape.HasNoMoreRoom && Thinking.HasRunOutOfRoom(response, prompts.OutputTokens(shape)) && prompts.MoreThinkingTokens(shape) is { } tokens)
        {
            shape = shape with { ThinkingTokens = tokens };
            try
            {
                response = await SendAsync(question, shape, ledger, cancellationToken).ConfigureAwait(false);
                Learn(known => known with { ThinkingTokens = Math.Max(known.ThinkingTokens, tokens) });
            }
            catch (ModelServerException refusal) when (refusal.Kind == FailureKind.InvalidRequest)
            {
                // More than the model can write at all.
                Learn(known => known with { HasNoMoreRoom = true });
            }
        }

        return response;
    }

    // Some servers take the request for log-probabilities and give none. One reply that has them shows that the server does.
    private void Observe(ChatResponse response, Question question, RequestShape shape)
    {
        if (response.GetLogProbabilities().Count > 0)
        {
            // Whatever came first: what is known in the end does not depend on the order of replies.
            Learn(known => known with { GivesLogProbabilities = true, Alternatives = Math.Max(known.Alternatives, shape.Alternatives) });
        }
        else if (!question.AsksForReasons && response.Text.Length > 0 && response.FinishReason != ChatFinishReason.Length)
        {
            Learn(known => known.GivesLogProbabilities ? known : known with { Alternatives = 0 });
        }
    }

    private async Task<ChatResponse> SendAsync(Question question, RequestShape shape, CallLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            // Not every client heeds the token, and a caller who cancels is not to wait for it.
            var response = await client.GetResponseAsync(prompts.Messages(question, shape), prompts.Options(question, shape).CacheWhen(question.IsAnswer), cancellationToken)
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            ledger.Add(response);
            return response;
        }
        catch (RequestNotMadeException refusal)
        {
            ledger.Add(refusal);
            throw;
        }
        // That no question is to be asked, a client says by a LabelingException, which passes as it is.
        catch (Exception exception) when (exception is not LabelingException && !cancellationToken.IsCancellationRequested)
        {
            var failure = ClientFailure.Of(exception);
            ledger.Add(failure);
            throw failure;
        }
    }
}
