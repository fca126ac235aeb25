using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;

namespace Rlaif.Clients.OpenAI;

/// <summary>Connects to servers that speak OpenAI's chat completions and embeddings.</summary>
/// <remarks>
/// The clients make one attempt without a timeout: put <c>ModelClient.Wrap</c> around them. A client that you made yourself goes to
/// the constructor of <see cref="OpenAIChatClient"/> or <see cref="OpenAIEmbeddingGenerator"/>.
/// </remarks>
public static class OpenAIServer
{
    /// <summary>Connects to OpenAI.</summary>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The key is empty or not printable ASCII.</exception>
    public static OpenAIChatClient OpenAI(string model, string apiKey) => ServerConnection.OpenAI(apiKey).Chat(model);

    /// <summary>Connects to an embedding model of OpenAI.</summary>
    /// <param name="model">The name of the model, such as <c>text-embedding-3-small</c>.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentException">The key is empty or not printable ASCII.</exception>
    public static OpenAIEmbeddingGenerator OpenAIEmbeddings(string model, string apiKey) => ServerConnection.OpenAI(apiKey).Embeddings(model);

    /// <summary>Connects to Azure OpenAI's v1 endpoint with a key.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIChatClient Azure(Uri endpoint, string deployment, string apiKey) => ServerConnection.Azure(endpoint, apiKey).Chat(deployment);

    /// <summary>Connects to Azure OpenAI's v1 endpoint with an identity of Entra ID.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="credential">The identity; <see langword="null"/> for <see cref="DefaultAzureCredential"/>.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no https address.</exception>
    public static OpenAIChatClient Azure(Uri endpoint, string deployment, AuthenticationTokenProvider? credential = null) =>
        ServerConnection.Azure(endpoint, credential).Chat(deployment);

    /// <summary>Connects to an embedding model of Azure OpenAI with a key.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIEmbeddingGenerator AzureEmbeddings(Uri endpoint, string deployment, string apiKey) =>
        ServerConnection.Azure(endpoint, apiKey).Embeddings(deployment);

    /// <summary>Connects to an embedding model of Azure OpenAI with an identity of Entra ID.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="credential">The identity; <see langword="null"/> for <see cref="DefaultAzureCredential"/>.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentException">The endpoint is no https address.</exception>
    public static OpenAIEmbeddingGenerator AzureEmbeddings(Uri endpoint, string deployment, AuthenticationTokenProvider? credential = null) =>
        ServerConnection.Azure(endpoint, credential).Embeddings(deployment);

    /// <summary>Connects to OpenAI's batch endpoint.</summary>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The key is empty or not printable ASCII.</exception>
    public static OpenAIBatchClient OpenAIBatches(string model, string apiKey) => ServerConnection.OpenAI(apiKey).Batches(model);

    /// <summary>Connects to the batch endpoint of Azure OpenAI with a key.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of a deployment for batches.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIBatchClient AzureBatches(Uri endpoint, string deployment, string apiKey) => ServerConnection.Azure(endpoint, apiKey).Batches(deployment);

    /// <summary>Connects to the batch endpoint of Azure OpenAI with an identity of Entra ID.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of a deployment for batches.</param>
    /// <param name="credential">The identity; <see langword="null"/> for <see cref="DefaultAzureCredential"/>.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no https address.</exception>
    public static OpenAIBatchClient AzureBatches(Uri endpoint, string deployment, AuthenticationTokenProvider? credential = null) =>
        ServerConnection.Azure(endpoint, credential).Batches(deployment);

    /// <summary>Connects to the batch endpoint of any other server that has OpenAI's, such as Groq.</summary>
    /// <param name="endpoint">The server, such as <c>https://api.groq.com/openai/v1</c>; one without a path gets <c>/v1</c>.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key; <see langword="null"/> sends none.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIBatchClient CompatibleBatches(Uri endpoint, string model, string? apiKey = null) => ServerConnection.Compatible(endpoint, apiKey).Batches(model);

    /// <summary>Connects to any other server, such as Ollama, vLLM or LM Studio.</summary>
    /// <param name="endpoint">The server, such as <c>http://localhost:11434/v1</c>; one without a path gets <c>/v1</c>.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key; <see langword="null"/> sends none.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIChatClient Compatible(Uri endpoint, string model, string? apiKey = null) => ServerConnection.Compatible(endpoint, apiKey).Chat(model);

    /// <summary>Connects to an embedding model of any other server, such as Ollama, vLLM or Text Embeddings Inference.</summary>
    /// <param name="endpoint">The server, such as <c>http://localhost:11434/v1</c>; one without a path gets <c>/v1</c>.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key; <see langword="null"/> sends none.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIEmbeddingGenerator CompatibleEmbeddings(Uri endpoint, string model, string? apiKey = null) =>
        ServerConnection.Compatible(endpoint, apiKey).Embeddings(model);

    internal static OpenAIChatClient Azure(Uri endpoint, string deployment, AuthenticationTokenProvider? credential, PipelineTransport? transport) =>
        ServerConnection.Azure(endpoint, credential, transport).Chat(deployment);
}
