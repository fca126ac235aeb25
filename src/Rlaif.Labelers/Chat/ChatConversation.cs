using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Injection;
using Rlaif.Labelers.Prompts;
using Rlaif.Labelers.Replies;
using Rlaif.Labelers.Shortlists;

namespace Rlaif.Labelers.Chat;

/// <summary>Asks the model about one example at a time: the question, and what a reply makes worth asking after it.</summary>
internal sealed class ChatConversation
{
    private readonly TimeProvider _timeProvider;
    private readonly ChatLabelerOptions _options;
    private readonly LabelSet _labels;
    private readonly TokenPrices? _prices;
    private readonly string _name;
    private readonly string _noneLabel;
    private readonly Offer _everything;
    private readonly ShortlistSelector? _shortlists;
    private readonly AnswerReader _answers;
    private readonly ChatCalls _calls;
    private readonly Patience _patience = new();

    public ChatConversation(IChatClient client, LabelSet labels, ChatLabelerOptions options, TimeProvider timeProvider, ISimilarity? similarity)
    {
        _timeProvider = timeProvider;
        _options = options;
        _labels = labels;
        _prices = options.Prices ?? client.GetService<TokenPrices>();
        _name = options.Name ?? client.GetService<ChatClientMetadata>()?.DefaultModelId ?? "chat";
        _noneLabel = Unused("__none__");
        _everything = new Offer(labels, options.AbstainLabel);
        _shortlists = similarity is null ? null : new ShortlistSelector(labels, similarity, options);
        _answers = new AnswerReader(labels, new LabelReader(labels, options.AbstainLabel, similarity is null ? null : _noneLabel), options.SoftLabels);
        _calls = new ChatCalls(client, new PromptWriter(labels, options, _noneLabel), new RequestShape { Alternatives = WantsLogProbabilities ? RequestShape.MostAlternatives : 0 });
    }

    /// <summary>Gets whether the server has answered.</summary>
    public bool IsEstablished => _calls.IsEstablished;

    /// <summary>Gets what the server accepts, once it has answered; what was found out before a restart can be given back.</summary>
    public RequestShape? Established
    {
        get => _calls.IsEstablished ? _calls.Shape : null;
        set => _calls.Establish(value);
    }

    private bool WantsLogProbabilities => _options.SoftLabels is SoftLabelSource.Auto or SoftLabelSource.LogProbabilities;

    /// <exception cref="LabelingException">No question at all can be answered.</exception>
    public async Task<Annotation> AskAsync(LabelRequest request, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        var ledger = new CallLedger(_prices);
        var annotation = await AskAsync(request, ledger, cancellationToken).ConfigureAwait(false);
        return annotation with
        {
            Labeler = _name,
            Model = ledger.Model,
            Usage = ledger.Usage,
            Requests = ledger.Requests,
            Retries = ledger.Retries,
            FromCache = ledger.IsFromCache,
            IsSuspicious = InjectionSigns.Any(request.Example.Text),
            Cost = ledger.Cost,
            Latency = _timeProvider.GetElapsedTime(started),
        };
    }

    /// <summary>Guesses what a planned run will use, from the prompts that it would send.</summary>
    public CostEstimate Estimate(IReadOnlyList<TextExample> sample, EstimatePlan plan)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(plan);
        if (sample.Count == 0)
        {
            throw new ArgumentException("An estimate needs the prompts of some rows; give at least one.", nameof(sample));
        }

        var shown = sample.Take(plan.FewShot).Select(example => new LabeledText(example.Text, _labels[0].Name)).ToList();
        var questions = sample.Select(example => new Question(new LabelRequest(example, Round: 1, Attempt: 1, Seed: 0) { Examples = shown }, _everything)).ToList();
        return _calls.Estimate(questions, [.. _everything.Answers], _prices, plan);
    }

    /// <summary>Returns the annotation of an example that is not asked about, since no question is any more.</summary>
    public Annotation Skip(LabelRequest request, StopReason reason) =>
        new(request.Example.Id, AnnotationOutcome.NotAsked) { Labeler = _name, Detail = reason.Sentence, StopReason = reason, Cost = _prices?.CostOf(default) };

    private async Task<Annotation> AskAsync(LabelRequest request, CallLedger ledger, CancellationToken cancellationToken)
    {
        var id = request.Example.Id;
        try
        {
            var shortlist = _shortlists is null ? null : await _shortlists.SelectAsync(request, cancellationToken).ConfigureAwait(false);
            var offer = shortlist is null ? _everything : new Offer(_labels, _options.AbstainLabel, _noneLabel, shortlist);
            var answer = await AnswerAsync(new Question(request, offer), ledger, cancellationToken).ConfigureAwait(false);
            if (answer.IsNoneOfThese)
            {
                answer = await AnswerAsync(new Question(request, _everything), ledger, cancellationToken).ConfigureAwait(false);
            }

            _patience.Renew();
            return new Annotation(id, answer.Outcome, answer.Label) { ConfidenceSource = answer.Source, Detail = answer.Detail, Rationale = answer.Rationale, Shortlist = shortlist };
        }
        catch (RequestNotMadeException refusal)
        {
            // What has been answered is paid for; the example is not to pass for one that nobody looked at. Nor is one that was tried
            // in a round that asks no more, or it would be tried in every round.
            var isTried = ledger.IsAnswered || (refusal.StopReason is null && ledger.Requests > 0);
            return new Annotation(id, isTried ? AnnotationOutcome.FailedTransient : AnnotationOutcome.NotAsked) { Detail = refusal.Message, StopReason = refusal.StopReason };
        }
        catch (ModelServerException failure)
        {
            return _patience.IsOverAfter(failure, IsEstablished) ? throw Ending(failure) : Failed(id, failure);
        }
    }

    private async Task<Answer> AnswerAsync(Question question, CallLedger ledger, CancellationToken cancellationToken)
    {
        if (!_calls.Shape.TwoSteps)
        {
            var answer = await LabelAsync(question, ledger, cancellationToken).ConfigureAwait(false);
            if (!_options.Rationale || answer.IsReasoned || !answer.IsDecided)
            {
                return answer;
            }

            // Reasons for a label that stands already are no reasons.
            _calls.Learn(shape => shape with { TwoSteps = true });
        }

        var (response, _) = await _calls.AskAsync(question with { AsksForReasons = true, IsAnswer = IsWhole }, ledger, cancellationToken).ConfigureAwait(false);
        if (AnswerReader.Obstacle(response) is { } obstacle)
        {
            return obstacle;
        }

        var reasons = Thinking.Without(response.Text);
        return await LabelAsync(question with { Reasons = reasons }, ledger, cancellationToken).ConfigureAwait(false) with { Rationale = AnswerReader.Rationale(reasons) };
    }

    private async Task<Answer> LabelAsync(Question question, CallLedger ledger, CancellationToken cancellationToken)
    {
        question = question with { IsAnswer = reply => IsDecided(reply, question.Offer) };
        var (response, shape) = await _calls.AskAsync(question, ledger, cancellationToken).ConfigureAwait(false);
        var answer = _answers.Read(response, question.Offer);
        if (!answer.IsCorrectable)
        {
            return answer;
        }

        // A reply that names no class even when it is told the classes is described, for whoever has to find out why.
        (response, _) = await _calls.AskAsync(question with { WrongReply = Thinking.Without(response.Text), Shape = shape }, ledger, cancellationToken).ConfigureAwait(false);
        answer = _answers.Read(response, question.Offer);
        return answer.IsCorrectable ? answer with { Detail = $"{answer.Detail![..^1]}; the second was {ReplyWords.Describe(response.Text, question)}." } : answer;
    }

    // A cache may keep what says something of the text: a class, that none fits, or that it is none of those offered.
    private bool IsDecided(ChatResponse reply, Offer offer) => _answers.Read(reply, offer) is { IsDecided: true } or { IsNoneOfThese: true };

    private static bool IsWhole(ChatResponse reply) => AnswerReader.Obstacle(reply) is null && reply.FinishReason != ChatFinishReason.Length && reply.Text.Length > 0;

    // What the client said is for the caller alone: it may hold row text.
    private static LabelingException Ending(ModelServerException failure) => failure.InnerException is { } thrown
        ? new LabelingException($"The chat client threw {failure.Code} about one text after another; the inner exception has what it says.", thrown)
        : new LabelingException(failure.Message, failure);

    private static Annotation Failed(string id, ModelServerException failure) => failure.Kind switch
    {
        FailureKind.Transient => new Annotation(id, AnnotationOutcome.FailedTransient) { Detail = failure.Message },
        FailureKind.InvalidRequest when failure.InnerException is not null => new Annotation(id, AnnotationOutcome.FailedTransient) { Detail = failure.Message },
        FailureKind.InvalidRequest => new Annotation(id, AnnotationOutcome.FailedPermanent) { Detail = failure.Message },
        FailureKind.ContentFiltered => new Annotation(id, AnnotationOutcome.Filtered) { Detail = failure.Message },
        _ => throw Ending(failure),
    };

    private string Unused(string name)
    {
        while (_labels.IndexOf(name) >= 0 || string.Equals(name, _options.AbstainLabel, StringComparison.Ordinal))
        {
            name += "_";
        }

        return name;
    }
}
