namespace Rlaif.Clients.OpenAI;

/// <summary>What OpenTelemetry's conventions call who stands behind an endpoint.</summary>
internal static class ProviderName
{
    public static string Of(OpenAIDialect dialect) => dialect == OpenAIDialect.Azure ? "azure.ai.openai" : "openai";
}
