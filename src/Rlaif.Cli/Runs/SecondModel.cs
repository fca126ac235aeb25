namespace Rlaif.Cli.Runs;

/// <summary>The model that is asked again about doubtful answers; what it leaves out is that of the labeler.</summary>
internal sealed record SecondModel(string Model, string? Endpoint, string? ApiKeyVariable)
{
    // A server that has an address of its own is none of OpenAI's.
    public void Apply(ModelOptions options, LabelSettings settings) =>
        new JurorEntry { Provider = Endpoint is not null && settings.Labeler == "openai" ? "compatible" : settings.Labeler, Endpoint = Endpoint, Model = Model, ApiKeyEnv = ApiKeyVariable }
            .Apply(options, settings, "--recheck-api-key-env");
}
