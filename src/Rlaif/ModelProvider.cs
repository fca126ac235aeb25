namespace Rlaif;

/// <summary>Who serves a model.</summary>
public enum ModelProvider
{
    /// <summary>Nobody is configured; what is needed is registered in code.</summary>
    None,

    /// <summary>OpenAI.</summary>
    OpenAI,

    /// <summary>Azure OpenAI, at its v1 endpoint.</summary>
    Azure,

    /// <summary>A server that speaks OpenAI's protocol, such as Ollama, vLLM or LM Studio.</summary>
    Compatible,
}
