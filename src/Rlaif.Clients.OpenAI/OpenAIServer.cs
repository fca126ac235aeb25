using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

namespace Rlaif.Clients.OpenAI;

/// <summary>Connects to servers that speak OpenAI's chat completions.</summary>
/// <remarks>
/// The clients make one attempt without a timeout: put <see cref="ModelClient.Wrap"/> around them. A client that you made
/// yourself goes to the constructor of <see cref="OpenAIChatClient"/>.
/// </remarks>
public static class OpenAIServer
{
    private const string EntraScope = "https://ai.azure.com/.default";

    /// <summary>Connects to OpenAI.</summary>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The key is empty or not printable ASCII.</exception>
    public static OpenAIChatClient OpenAI(string model, string apiKey) =>
        new(Client(model, KeyPolicy(apiKey), endpoint: null));

    /// <summary>Connects to Azure OpenAI's v1 endpoint with a key.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="apiKey">The key.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIChatClient Azure(Uri endpoint, string deployment, string apiKey) =>
        new(Client(deployment, KeyPolicy(apiKey), ServerEndpoint.Azure(endpoint)), OpenAIDialect.Azure);

    /// <summary>Connects to Azure OpenAI's v1 endpoint with an identity of Entra ID.</summary>
    /// <param name="endpoint">The resource, such as <c>https://RESOURCE.openai.azure.com</c>, with or without <c>/openai/v1/</c>.</param>
    /// <param name="deployment">The name of the deployment.</param>
    /// <param name="credential">The identity; <see langword="null"/> for <see cref="DefaultAzureCredential"/>.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no https address.</exception>
    public static OpenAIChatClient Azure(Uri endpoint, string deployment, AuthenticationTokenProvider? credential = null) =>
        Azure(endpoint, deployment, credential, transport: null);

    /// <summary>Connects to any other server, such as Ollama, vLLM or LM Studio.</summary>
    /// <param name="endpoint">The server, such as <c>http://localhost:11434/v1</c>; one without a path gets <c>/v1</c>.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="apiKey">The key; <see langword="null"/> sends none.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">The endpoint is no http or https address, or the key is empty or not printable ASCII.</exception>
    public static OpenAIChatClient Compatible(Uri endpoint, string model, string? apiKey = null) =>
        new(Client(model, apiKey is null ? new NoAuthenticationPolicy() : KeyPolicy(apiKey), ServerEndpoint.Compatible(endpoint)), OpenAIDialect.Compatible);

    internal static OpenAIChatClient Azure(Uri endpoint, string deployment, AuthenticationTokenProvider? credential, PipelineTransport? transport) =>
        new(
            Client(deployment, new BearerTokenPolicy(credential ?? new DefaultAzureCredential(), EntraScope), ServerEndpoint.AzureWithToken(endpoint), transport),
            OpenAIDialect.Azure);

    private static ApiKeyAuthenticationPolicy KeyPolicy(string apiKey) =>
        ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(Sendable(apiKey)));

    // No header can carry such a key, which would look like a failure of the network at each request.
    private static string Sendable(string apiKey) => apiKey is not null && apiKey.AsSpan().ContainsAnyExceptInRange(' ', '~')
        ? throw new ArgumentException("The API key holds a character that no key has, such as an ellipsis or a line break; copy the key again.", nameof(apiKey))
        : apiKey!;

    private static ChatClient Client(string model, AuthenticationPolicy authentication, Uri? endpoint, PipelineTransport? transport = null)
    {
        // One retry layer and one timeout, and both are ours.
        var options = new OpenAIClientOptions
        {
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = transport,
        };
        if (endpoint is not null)
        {
            options.Endpoint = endpoint;
        }

#pragma warning disable OPENAI001 // The constructor that takes any authentication is still marked experimental.
        return new ChatClient(model, authentication, options);
#pragma warning restore OPENAI001
    }
}
