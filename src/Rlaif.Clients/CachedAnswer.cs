using System.Text.Json;
using Rlaif.Clients.Answers;

namespace Rlaif.Clients;

/// <summary>What a cache keeps of a model's answer.</summary>
/// <param name="Text">The text.</param>
/// <param name="Model">The model that gave it, where the server said so.</param>
/// <param name="FinishReason">Why the model ended, where the server said so.</param>
public sealed record CachedAnswer(string Text, string? Model, string? FinishReason)
{
    /// <summary>Gets the log-probabilities of the tokens.</summary>
    /// <value>One entry a token, in order; the default is none.</value>
    public IReadOnlyList<TokenLogProbability> LogProbabilities { get; init; } = [];

    /// <summary>Gets about how much memory the answer takes.</summary>
    internal long Size => 200 + (2L * (Text.Length + (Model?.Length ?? 0))) + LogProbabilities.Sum(SizeOf);

    /// <summary>Writes the answer for a cache that outlives the process.</summary>
    /// <returns>UTF-8 text of one version of a form; later versions of this library read it or take it for no answer.</returns>
    public byte[] ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(new StoredAnswer(StoredAnswer.CurrentVersion, this), StoredAnswerJson.Default.StoredAnswer);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The answer, or <see langword="null"/> where the bytes are damaged or of another version.</returns>
    public static CachedAnswer? FromBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, StoredAnswerJson.Default.StoredAnswer) is { Version: StoredAnswer.CurrentVersion } stored ? stored.Answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long SizeOf(TokenLogProbability token) =>
        100 + (2L * token.Token.Length) + token.Alternatives.Sum(alternative => 64 + (2L * alternative.Token.Length));
}
