using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Embeddings;

/// <summary>Sends any number of texts as requests of limited size, several at once, and answers in their order.</summary>
internal sealed class BatchingEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> innerGenerator, EmbeddingOptions options)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(innerGenerator)
{
    private const int ShortestCut = 500;
    private readonly int _maxConcurrency = options.MaxConcurrency;
    private readonly int _maxCharacters = options.BatchCharacters;
    private readonly SemaphoreSlim _slots = new(options.MaxConcurrency);
    private volatile int _maxTexts = options.BatchSize;
    private volatile bool _isEstablished;

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new BatchAnswers();
        using var batches = TextBatches.Cut(values, () => _maxTexts, _maxCharacters).GetEnumerator();

        // Until the server has answered once, one request at a time: a wrong key costs one, not eight.
        while (!_isEstablished && batches.MoveNext())
        {
            await SendAsync(batches.Current, answers.Next(), answers, options, cancellationToken).ConfigureAwait(false);
        }

        await Parallel.ForEachAsync(
            answers.Until(batches),
            new ParallelOptions { MaxDegreeOfParallelism = _maxConcurrency, CancellationToken = cancellationToken },
            async (batch, token) =>
            {
                try
                {
                    await SendAsync(batch.Texts, batch.Number, answers, options, token).ConfigureAwait(false);
                }
                catch (Exception failure) when (!token.IsCancellationRequested)
                {
                    // No further request is sent, but those under way are paid for and may end.
                    answers.Fail(failure);
                }
            }).ConfigureAwait(false);
        return answers.InOrder();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _slots.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SendAsync(
        IReadOnlyList<string> texts, int number, BatchAnswers answers, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var (answer, _) = await AskAsync(texts, options, cancellationToken).ConfigureAwait(false);
        answers.Add(number, answer);
        _isEstablished = true;
    }

    private async Task<(GeneratedEmbeddings<Embedding<float>> Answer, bool IsCut)> AskAsync(
        IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return (await AskOnceAsync(texts, options, cancellationToken).ConfigureAwait(false), IsCut: false);
        }
        catch (ModelServerException refused) when (MayBeTooMuch(refused) && texts.Count > 1)
        {
            return await AskInHalvesAsync(texts, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelServerException refused) when (MayBeTooMuch(refused) && texts[0].Length > ShortestCut)
        {
            // A model of 512 tokens, say; each text is cut by itself, so that no vector depends on its neighbors.
            string[] cut = [EmbeddableText.From(texts[0], texts[0].Length / 2)];
            return (await AskAsync(cut, options, cancellationToken).ConfigureAwait(false)) with { IsCut = true };
        }
    }

    private async Task<(GeneratedEmbeddings<Embedding<float>> Answer, bool IsCut)> AskInHalvesAsync(
        IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var half = (texts.Count + 1) / 2;
        var first = await AskAsync([.. texts.Take(half)], options, cancellationToken).ConfigureAwait(false);
        var second = await AskAsync([.. texts.Skip(half)], options, cancellationToken).ConfigureAwait(false);
        var isCut = first.IsCut || second.IsCut;
        if (!isCut)
        {
            // All texts were answered as they are, so that it was their number that was refused.
            _maxTexts = Math.Min(_maxTexts, half);
        }

        var both = new BatchAnswers();
        both.Add(both.Next(), first.Answer);
        both.Add(both.Next(), second.Answer);
        return (both.InOrder(), isCut);
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> AskOnceAsync(
        IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.GenerateAsync(texts, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    // Some servers take 10 or 32 texts only, or shorter ones, and say so by one of these; another parameter at fault is another matter.
    private static bool MayBeTooMuch(ModelServerException refused) =>
        refused is { Kind: FailureKind.InvalidRequest, Status: 400 or 413 or 422, Parameter: null or "input" };
}
