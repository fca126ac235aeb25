namespace Rlaif.Cli.Runs;

/// <summary>One model of a jury's file; what it leaves out is taken from the command line.</summary>
internal sealed record JurorEntry
{
    public string? Provider { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyEnv { get; init; }

    public int? Votes { get; init; }

    public void Apply(ModelOptions options, LabelSettings settings, string keyOption = "api_key_env")
    {
        var provider = Provider ?? settings.Labeler;
        (options.Provider, var usualKey) = provider switch
        {
            "openai" => (ModelProvider.OpenAI, "OPENAI_API_KEY"),
            "azure" => (ModelProvider.Azure, "AZURE_OPENAI_API_KEY"),
            "compatible" => (ModelProvider.Compatible, default(string)),
            _ => throw new UsageException($"The file of --jury names the provider '{provider}'; choose openai, azure or compatible."),
        };
        options.Name = Model ?? throw new UsageException($"A member of the --jury at {provider} has no model; name it.");

        // What is given for one server is not meant for another.
        var isAtHome = provider == settings.Labeler && (Endpoint is null || Endpoint == settings.Endpoint);
        options.Endpoint = provider == "openai" ? null
            : ServerAddress.Parse(Endpoint ?? (isAtHome ? settings.Endpoint : null)) ?? throw new UsageException($"The member '{Model}' of the --jury needs an endpoint, an address that begins with http:// or https://.");
        options.ApiKey = settings.IsUnsent ? ApiKey.Unsent : ApiKey.Read(ApiKeyEnv ?? (isAtHome ? settings.ApiKeyVariable : null), usualKey, provider == "openai", keyOption);
    }
}
