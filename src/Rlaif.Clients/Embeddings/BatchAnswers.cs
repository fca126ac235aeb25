using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace Rlaif.Clients.Embeddings;

/// <summary>What came back for the requests of one call; they are answered in any order.</summary>
internal sealed class BatchAnswers
{
    private readonly ConcurrentDictionary<int, GeneratedEmbeddings<Embedding<float>>> _answers = new();
    private Exception? _failure;
    private int _dimensions;
    private int _next;

    public int Next() => _next++;

    /// <summary>Numbers the batches as they are taken, and ends at the first failure; for one reader at a time.</summary>
    public IEnumerable<(int Number, IReadOnlyList<string> Texts)> Until(IEnumerator<IReadOnlyList<string>> batches)
    {
        while (Volatile.Read(ref _failure) is null && batches.MoveNext())
        {
            yield return (Next(), batches.Current);
        }
    }

    public void Add(int number, GeneratedEmbeddings<Embedding<float>> answer)
    {
        // At once, since a model that changes in mid-run makes every further request worthless.
        if (answer.Count > 0 && Interlocked.CompareExchange(ref _dimensions, answer[0].Dimensions, 0) is var first && first != 0 && first != answer[0].Dimensions)
        {
            throw AnswerCheck.Refused(FailureCodes.VectorDimensions, answer);
        }

        _answers[number] = answer;
    }

    public void Fail(Exception failure) => Interlocked.CompareExchange(ref _failure, failure, comparand: null);

    /// <summary>Throws the first failure, where there was one.</summary>
    public GeneratedEmbeddings<Embedding<float>> InOrder()
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        GeneratedEmbeddings<Embedding<float>>[] answers = [.. Enumerable.Range(0, _next).Select(number => _answers[number])];
        var usage = answers.Aggregate(default(TokenUsage), (sum, answer) => sum + answer.GetTokenUsage());
        return new GeneratedEmbeddings<Embedding<float>>(answers.SelectMany(answer => answer))
        {
            Usage = new UsageDetails { InputTokenCount = usage.PromptTokens, TotalTokenCount = usage.PromptTokens },
        };
    }
}
