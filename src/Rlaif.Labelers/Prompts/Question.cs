using Microsoft.Extensions.AI;
using Rlaif.Labelers.Chat;

namespace Rlaif.Labelers.Prompts;

/// <summary>What is to be asked about an example, and what was said before in the same conversation.</summary>
/// <param name="Request">The example with what goes with it.</param>
/// <param name="Offer">The classes to choose from.</param>
internal sealed record Question(LabelRequest Request, Offer Offer)
{
    /// <summary>Gets whether reasons alone are wanted, in plain words, and no label yet.</summary>
    public bool AsksForReasons { get; init; }

    /// <summary>Gets the reasons that the model gave in a step before.</summary>
    public string? Reasons { get; init; }

    /// <summary>Gets the reply that was no answer and is to be corrected.</summary>
    public string? WrongReply { get; init; }

    /// <summary>Gets the form that the question before had, whatever others found out meanwhile.</summary>
    public RequestShape? Shape { get; init; }

    /// <summary>Gets which replies answer it, so that they may be kept.</summary>
    public Func<ChatResponse, bool> IsAnswer { get; init; } = _ => false;
}
