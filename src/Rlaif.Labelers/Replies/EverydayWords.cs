using System.Collections.Frozen;

namespace Rlaif.Labelers.Replies;

/// <summary>The words of replies that are no answer, which say nothing about anybody's text.</summary>
internal static class EverydayWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        [
            "a", "able", "about", "again", "all", "am", "an", "and", "another", "answer", "answered", "any", "apologize", "are", "as", "assist", "assistant",
            "at", "based", "be", "because", "been", "below", "best", "better", "both", "but", "by", "can", "cannot", "categories", "category", "choose", "class",
            "classes", "classification", "classified", "classify", "clear", "confused", "content", "context", "correct", "could", "d", "data", "decide",
            "describe", "determine", "did", "do", "does", "doesn", "don", "either", "enough", "example", "expected", "explanation", "falls", "false", "feel",
            "first", "fit", "fits", "following", "for", "format", "free", "from", "further", "given", "good", "great", "had", "has", "have", "he", "hello",
            "help", "here", "hi", "how", "however", "i", "if", "in", "information", "input", "instead", "into", "irrelevant", "is", "isn", "it", "its", "json",
            "just", "kind", "know", "label", "labeled", "labels", "language", "last", "let", "like", "list", "ll", "m", "may", "me", "mean", "meant", "message",
            "might", "model", "more", "my", "name", "need", "negative", "neither", "neutral", "no", "none", "nor", "not", "null", "object", "of", "on", "one",
            "only", "option", "options", "or", "other", "otherwise", "output", "please", "positive", "possible", "provide", "provided", "provides", "question",
            "re", "read", "ready", "relevant", "reply", "request", "response", "s", "say", "second", "see", "seems", "sentence", "sentiment", "should", "so",
            "some", "something", "sorry", "spam", "specific", "specify", "statement", "string", "sure", "t", "task", "tell", "text", "than", "thank", "thanks",
            "that", "the", "their", "them", "then", "there", "these", "they", "think", "this", "those", "to", "today", "topic", "true", "two", "type", "unable",
            "uncertain", "unclear", "understand", "unknown", "unrelated", "unsure", "us", "use", "valid", "value", "ve", "very", "want", "was", "we", "what",
            "when", "whether", "which", "will", "with", "without", "word", "words", "would", "yes", "you", "your",
        ],
        StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
