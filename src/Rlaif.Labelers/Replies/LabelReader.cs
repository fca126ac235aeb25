using System.Text;

namespace Rlaif.Labelers.Replies;

/// <summary>Reads a model's answer against the label set: leniently in form, never by likeness.</summary>
internal sealed class LabelReader
{
    // What may stand around a name without changing what it says. Anything else might: "hardly fruit" is not fruit.
    private static readonly HashSet<string> Frame = new(
        ["", "\0", "a", "answer", "as", "be", "belongs", "best", "category", "class", "classification", "correct", "fits", "i", "is", "it", "label", "my", "output", "text", "the", "this", "to", "would"],
        StringComparer.Ordinal);

    private readonly Dictionary<string, LabelReply> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabelReply> _normalized = new(StringComparer.Ordinal);
    private readonly (string Name, LabelReply Reply)[] _longestFirst;

    /// <param name="labels">The classes.</param>
    /// <param name="abstainLabel">The answer that no class fits.</param>
    /// <param name="noneLabel">The answer that another class fits; null where every class is offered.</param>
    public LabelReader(LabelSet labels, string abstainLabel, string? noneLabel = null)
    {
        var answers = labels.Select((label, index) => (label.Name, Reply: new LabelReply(AnnotationOutcome.Labeled, index)))
            .Append((Name: abstainLabel, Reply: LabelReply.Abstained))
            .Concat(noneLabel is null ? [] : [(noneLabel, LabelReply.NoneOfThese)]);
        foreach (var (name, reply) in answers)
        {
            _exact.Add(name, reply);

            // Two names that differ only in case or punctuation are told apart by the exact spelling alone.
            if (Normalize(name) is { Length: > 0 } normalized && !_normalized.TryAdd(normalized, reply))
            {
                _normalized[normalized] = LabelReply.Invalid;
            }
        }

        _longestFirst = [.. _normalized.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Key.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    public LabelReply Read(string answer)
    {
        if (_exact.TryGetValue(answer.Trim(), out var exact))
        {
            return exact;
        }

        var normalized = Normalize(answer);
        return _normalized.TryGetValue(normalized, out var match) ? match : UniqueContained(normalized);
    }

    // Lower case, with one space for each run of anything but letters and digits.
    private static string Normalize(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                builder.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (builder.Length > 0 && builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        return builder.ToString().TrimEnd();
    }

    // A name counts where it stands as whole words outside a longer name, with nothing but a frame around it.
    private LabelReply UniqueContained(string normalized)
    {
        var rest = $" {normalized} ";
        var found = new HashSet<LabelReply>();
        foreach (var (name, reply) in _longestFirst)
        {
            var without = rest.Replace($" {name} ", " \0 ", StringComparison.Ordinal);
            if (!string.Equals(without, rest, StringComparison.Ordinal))
            {
                found.Add(reply);
                rest = without;
            }
        }

        return found.Count == 1 && rest.Split(' ').All(Frame.Contains) ? found.Single() : LabelReply.Invalid;
    }
}
