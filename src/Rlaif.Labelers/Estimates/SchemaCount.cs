using Microsoft.Extensions.AI;

namespace Rlaif.Labelers.Estimates;

/// <summary>How much of the schema of an answer a server is likely to count among the tokens of a prompt.</summary>
/// <remarks>
/// OpenAI and Azure OpenAI show the schema to the model and count it. Servers of one's own (vLLM, llama.cpp, Ollama, LM Studio) hold the answer to a
/// grammar made of it and count nothing, while gateways under the same protocol pass on what they are charged: it counts one time in four.
/// </remarks>
internal static class SchemaCount
{
    private const double OfACompatibleServer = 0.25;
    private const double OfAnybody = 0.5;

    /// <param name="model">What a client says of its model; null where it says nothing.</param>
    /// <returns>The expected share, 0 to 1.</returns>
    public static double Of(ChatClientMetadata? model) => model switch
    {
        { ProviderName: "azure.ai.openai" } => 1,
        { ProviderName: "openai", ProviderUri.Host: var host } when host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase) => 1,
        { ProviderName: "openai" } => OfACompatibleServer,
        _ => OfAnybody,
    };
}
