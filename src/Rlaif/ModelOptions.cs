namespace Rlaif;

/// <summary>Where a model is.</summary>
public sealed class ModelOptions
{
    /// <summary>Gets or sets who serves the model.</summary>
    /// <value>The default is <see cref="ModelProvider.None"/>.</value>
    public ModelProvider Provider { get; set; }

    /// <summary>Gets or sets the name of the model, or of the deployment with Azure.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the address of the server; needed for Azure and for a compatible one.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets the key.</summary>
    /// <value>Keep it in user secrets or an environment variable, not in a file of the project. With Azure, <see langword="null"/> means an identity of Entra ID; a compatible server may need none.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets where the key comes from, as the error about a refused key names it.</summary>
    /// <value>Such as the name of an environment variable, never the key. The default, <see langword="null"/>, stands for <see cref="ApiKey"/>.</value>
    public string? ApiKeySource { get; set; }

    internal void Set(ModelProvider provider, string name, Uri? endpoint, string? apiKey)
    {
        Provider = provider;
        Name = name;
        Endpoint = endpoint ?? Endpoint;
        ApiKey = apiKey ?? ApiKey;
    }

    internal bool IsAtTheServerOf(ModelOptions other) => Provider == other.Provider && (Provider == ModelProvider.OpenAI || Endpoint == other.Endpoint);
}
