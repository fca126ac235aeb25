namespace Rlaif.Clients.OpenAI;

/// <summary>Completes the endpoints that people give to the ones that the client needs.</summary>
internal static class ServerEndpoint
{
    private const string AzurePath = "/openai";

    /// <summary>Accepts a resource with or without /openai/v1/, and the old form with a deployment behind /openai.</summary>
    public static Uri Azure(Uri endpoint)
    {
        var path = Checked(endpoint).AbsolutePath.TrimEnd('/');
        var found = $"{path}/".IndexOf($"{AzurePath}/", StringComparison.OrdinalIgnoreCase);
        return WithPath(endpoint, $"{(found < 0 ? path : path[..found])}{AzurePath}/v1/");
    }

    /// <summary>As <see cref="Azure"/>, and refuses to send a token where everybody can read it.</summary>
    public static Uri AzureWithToken(Uri endpoint) => Azure(endpoint) is { Scheme: "https" } secure
        ? secure
        : throw new ArgumentException($"The endpoint at {endpoint.Host} is not https, which tokens of Entra ID need; use https or a key.", nameof(endpoint));

    /// <summary>Adds the /v1/ that Ollama, vLLM and LM Studio share where the endpoint has no path at all.</summary>
    public static Uri Compatible(Uri endpoint)
    {
        var path = Checked(endpoint).AbsolutePath.TrimEnd('/');
        return WithPath(endpoint, path.Length == 0 ? "/v1/" : $"{path}/");
    }

    private static Uri Checked(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp)
            ? endpoint
            : throw new ArgumentException($"The endpoint '{endpoint}' is no http or https address; give the whole address of the server.", nameof(endpoint));
    }

    private static Uri WithPath(Uri endpoint, string path) => new($"{endpoint.Scheme}://{endpoint.Authority}{path}");
}
