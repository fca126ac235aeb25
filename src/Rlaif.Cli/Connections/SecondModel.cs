using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Connections;

/// <summary>The model that is asked again about doubtful answers; what it leaves out is that of the labeler.</summary>
internal sealed record SecondModel(string Model, string? Endpoint, string? ApiKeyVariable)
{
    // Whose a server elsewhere is, nobody says: no key goes there but one that is named for it.
    public void Apply(ModelOptions options, LabelSettings settings) =>
        new JurorEntry { Provider = Endpoint is null || ServerAddress.AreOfOneServer(Endpoint, settings.Endpoint) ? settings.Labeler : "compatible", Endpoint = Endpoint, Model = Model, ApiKeyEnv = ApiKeyVariable }
            .Apply(options, settings, $"--recheck-model {Model}", "--recheck-api-key-env");
}
