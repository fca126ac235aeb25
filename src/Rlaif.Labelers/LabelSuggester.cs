using Microsoft.Extensions.AI;
using Rlaif.Labelers.Writing;

namespace Rlaif.Labelers;

/// <summary>Has a chat model propose classes with descriptions from a sample of texts, for a person to edit.</summary>
/// <remarks>Safe for concurrent use. One call; a reply that is no label set is asked for once more.</remarks>
public sealed class LabelSuggester
{
    private readonly IChatClient _client;
    private readonly LabelSuggesterOptions _options;

    /// <summary>Initializes the suggester.</summary>
    /// <param name="client">The model, with retries of its own.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    public LabelSuggester(IChatClient client, LabelSuggesterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = options ?? new LabelSuggesterOptions();
    }

    /// <summary>Proposes a label set.</summary>
    /// <param name="texts">A sample of the pool, at least one; what exceeds the bounds of the settings is not sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>2 to 100 classes, and what the call took.</returns>
    /// <exception cref="LabelingException">The model cannot be asked, or gave no label set twice.</exception>
    public async Task<SuggestedLabels> SuggestAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
        {
            throw new ArgumentException("Classes are proposed from texts; give at least one.", nameof(texts));
        }

        var request = new WritingRequest(SuggestionPrompt.Messages(texts, _options), SuggestionPrompt.Format, _options.MaxOutputTokens, Seed: 0);
        var call = new WritingCall<LabelSet>(_client, request, _options.Prices, SuggestionReply.Read);
        await call.RunAsync(withSchema: true, cancellationToken).ConfigureAwait(false);
        return call.Written is { } labels
            ? new SuggestedLabels(labels) { Usage = call.Ledger.Usage, Requests = call.Ledger.Requests, Cost = call.Ledger.Cost }
            : throw new LabelingException(call.Obstacle ?? "The model gave no label set of 2 to 100 different classes; ask again, or another model.");
    }
}
