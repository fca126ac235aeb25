namespace Rlaif;

/// <summary>Who serves the chat model.</summary>
public enum ModelProvider
{
    /// <summary>Nobody is configured; a labeler or chat client is registered in code.</summary>
    None,

    /// <summary>OpenAI.</summary>
    OpenAI,

    /// <summary>Azure OpenAI, at its v1 endpoint.</summary>
    Azure,

    /// <summary>A server that speaks OpenAI's chat completions, such as Ollama, vLLM or LM Studio.</summary>
    Compatible,
}
