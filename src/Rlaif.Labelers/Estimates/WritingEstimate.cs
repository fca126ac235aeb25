using Microsoft.Extensions.AI;
using Rlaif.Clients;
using Rlaif.Labelers.Writing;

namespace Rlaif.Labelers.Estimates;

/// <summary>Guesses what the writing of example texts uses: one call a class.</summary>
internal static class WritingEstimate
{
    // A short sentence, two or three, a paragraph; and what JSON puts around each.
    private static readonly TokenGuess OfAText = new(8, 35, 200);

    public static CostEstimate Of(IReadOnlyCollection<IReadOnlyList<ChatMessage>> prompts, ExampleWriterOptions options, IChatClient client)
    {
        var chat = new ChatOptions { MaxOutputTokens = options.MaxOutputTokens, ResponseFormat = ExamplePrompt.Format };
        return CostEstimator.Estimate(prompts, chat, OfAText * options.Count, options.Prices ?? client.GetService<TokenPrices>(), new EstimatePlan { Rows = prompts.Count }, SchemaCount.Of(client.GetService<ChatClientMetadata>()));
    }
}
