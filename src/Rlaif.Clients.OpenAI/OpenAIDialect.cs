namespace Rlaif.Clients.OpenAI;

/// <summary>Who stands behind an endpoint, where servers differ.</summary>
public enum OpenAIDialect
{
    /// <summary>OpenAI itself.</summary>
    OpenAI,

    /// <summary>Azure OpenAI.</summary>
    Azure,

    /// <summary>Another server; it is told the token limit as <c>max_tokens</c>, the older name that all of them know.</summary>
    Compatible,
}
