using Rlaif.Cli.Connections;

namespace Rlaif.Cli.Settings;

/// <summary>One model of a jury's file; what it leaves out is taken from the command line.</summary>
internal sealed record JurorEntry
{
    public string? Provider { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyEnv { get; init; }

    public int? Votes { get; init; }

    public void Apply(ModelOptions options, LabelSettings settings) => Apply(options, settings, $"The member '{Model}' of the --jury", "api_key_env");

    /// <param name="options">What the entry is put into.</param>
    /// <param name="settings">What holds where it says nothing.</param>
    /// <param name="name">What people call the model.</param>
    /// <param name="keyOption">What names the variable of its key.</param>
    public void Apply(ModelOptions options, LabelSettings settings, string name, string keyOption)
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
        var isAtHome = provider == settings.Labeler && (Endpoint is null || ServerAddress.AreOfOneServer(Endpoint, settings.Endpoint));
        usualKey = provider == "azure" && settings.Labeler == "azure" && !isAtHome ? null : usualKey;
        options.Endpoint = provider == "openai" ? null
            : ServerAddress.Parse(Endpoint ?? (isAtHome ? settings.Endpoint : null)) ?? throw new UsageException($"{name} needs an endpoint, an address that begins with http:// or https://.");
        options.ApiKey = settings.IsUnsent ? ApiKey.Unsent : ApiKey.Read(ApiKeyEnv ?? (isAtHome ? settings.ApiKeyVariable : null), usualKey, provider == "openai", keyOption);
    }
}
