using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Rlaif.Clients.OpenAI;

/// <summary>Where a server is and how it knows its caller, for every kind of client.</summary>
internal sealed class ServerConnection
{
    private const string EntraScope = "https://ai.azure.com/.default";
    private readonly AuthenticationPolicy _authentication;
    private readonly OpenAIClientOptions _options;
    private readonly OpenAIDialect _dialect;
    private readonly SentKey? _key;

    private ServerConnection(AuthenticationPolicy authentication, SentKey? key, OpenAIDialect dialect, Uri? endpoint = null, PipelineTransport? transport = null)
    {
        _key = key;
        _authentication = authentication;
        _dialect = dialect;

        // One retry layer and one timeout, and both are ours.
        _options = new OpenAIClientOptions
        {
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = transport,
        };
        if (endpoint is not null)
        {
            _options.Endpoint = endpoint;
        }
    }

    public static ServerConnection OpenAI(string apiKey) => new(KeyPolicy(apiKey), SentKey.Of(apiKey), OpenAIDialect.OpenAI);

    public static ServerConnection Azure(Uri endpoint, string apiKey) => new(KeyPolicy(apiKey), SentKey.Of(apiKey), OpenAIDialect.Azure, ServerEndpoint.Azure(endpoint));

    public static ServerConnection Azure(Uri endpoint, AuthenticationTokenProvider? credential, PipelineTransport? transport = null) => new(
        new BearerTokenPolicy(credential ?? new DefaultAzureCredential(), EntraScope), key: null, OpenAIDialect.Azure, ServerEndpoint.AzureWithToken(endpoint), transport);

    public static ServerConnection Compatible(Uri endpoint, string? apiKey) => new(
        apiKey is null ? new NoAuthenticationPolicy() : KeyPolicy(apiKey), apiKey is null ? SentKey.None : SentKey.Of(apiKey), OpenAIDialect.Compatible, ServerEndpoint.Compatible(endpoint));

#pragma warning disable OPENAI001 // The constructors that take any authentication are still marked experimental.
    public OpenAIChatClient Chat(string model) => new(new ChatClient(model, _authentication, _options), _dialect, _key);

    public OpenAIBatchClient Batches(string model) => new(new OpenAIClient(_authentication, _options), model, _dialect);

    public OpenAIEmbeddingGenerator Embeddings(string model) => new(new EmbeddingClient(model, _authentication, _options), _dialect, _key);
#pragma warning restore OPENAI001

    private static ApiKeyAuthenticationPolicy KeyPolicy(string apiKey) =>
        ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(Sendable(apiKey)));

    // No header can carry such a key, which would look like a failure of the network at each request.
    private static string Sendable(string apiKey) => apiKey is not null && apiKey.AsSpan().ContainsAnyExceptInRange(' ', '~')
        ? throw new ArgumentException("The API key holds a character that no key has, such as an ellipsis or a line break; copy the key again.", nameof(apiKey))
        : apiKey!;
}
