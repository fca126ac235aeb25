using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Prompts;

/// <summary>The classes that a question lets the model choose from.</summary>
internal sealed class Offer
{
    private readonly ConcurrentDictionary<AnswerForm, ChatResponseFormat?> _formats = new();
    private readonly int[] _classes;

    /// <summary>Offers every class.</summary>
    public Offer(LabelSet labels, string abstainLabel)
    {
        _classes = [.. Enumerable.Range(0, labels.Count)];
        Answers = [.. labels.Select(label => label.Name), abstainLabel];
    }

    /// <summary>Offers a few classes, and to say that another one fits.</summary>
    public Offer(LabelSet labels, string abstainLabel, string noneLabel, IReadOnlyList<int> shortlist)
    {
        Shortlist = shortlist;
        _classes = [.. shortlist.Order()];
        Answers = [.. _classes.Select(index => labels[index].Name), noneLabel, abstainLabel];
    }

    /// <summary>Gets the class numbers in the order of the label set.</summary>
    public IReadOnlyList<int> Classes => _classes;

    /// <summary>Gets what the model may answer: first the names of <see cref="Classes"/>, last the abstain label.</summary>
    public IReadOnlyList<string> Answers { get; }

    /// <summary>Gets the class numbers, the most similar first; null where every class is offered.</summary>
    public IReadOnlyList<int>? Shortlist { get; }

    /// <summary>Returns the place of a class among the answers; null where it is not offered.</summary>
    public int? PlaceOf(int label) => Array.BinarySearch(_classes, label) is >= 0 and var place ? place : null;

    /// <summary>Gets the schema of an answer; null where there are too many classes for one.</summary>
    public ChatResponseFormat? Format(AnswerForm form) => _formats.GetOrAdd(form, form => AnswerSchema.For(Answers, form));
}
