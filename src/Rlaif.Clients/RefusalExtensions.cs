using Microsoft.Extensions.AI;

namespace Rlaif.Clients;

/// <summary>Reads whether a model refused to answer.</summary>
public static class RefusalExtensions
{
    // The convention of Microsoft.Extensions.AI.OpenAI, so that its client is understood as well.
    private const string Code = "Refusal";

    /// <summary>Gets the words of a refusal; they may repeat the row, so keep them out of logs.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The refusal, or <see langword="null"/> where the model did not refuse.</returns>
    public static string? GetRefusal(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().FirstOrDefault(content => content.ErrorCode == Code)?.Message;
    }

    /// <summary>Adds a refusal to a message, for clients that are written by hand.</summary>
    /// <param name="message">The message of the model.</param>
    /// <param name="refusal">The words of the refusal.</param>
    public static void AddRefusal(this ChatMessage message, string refusal)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Contents.Add(new ErrorContent(refusal) { ErrorCode = Code });
    }
}
