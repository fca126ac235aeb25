namespace Rlaif.Cli.Runs;

/// <summary>The settings of a run as its <c>run.json</c> keeps them.</summary>
internal sealed record RunSettings
{
    public required string Pool { get; init; }

    public required string? Test { get; init; }

    public required string Text { get; init; }

    public required string? Id { get; init; }

    public required string? Gold { get; init; }

    public required string? Known { get; init; }

    public required string Labeler { get; init; }

    public required double Noise { get; init; }

    public required string? Endpoint { get; init; }

    public required string? Model { get; init; }

    public required string Strategy { get; init; }

    public required int SeedSize { get; init; }

    public required int Batch { get; init; }

    public required int? Budget { get; init; }

    public required int? MaxRounds { get; init; }

    public required double? EntropyBelow { get; init; }

    public required ulong Seed { get; init; }

    public static RunSettings Of(LabelSettings settings) => new()
    {
        Pool = settings.Pool,
        Test = settings.Test,
        Text = settings.Data.TextColumn,
        Id = settings.Data.IdColumn,
        Gold = settings.Data.GoldColumn,
        Known = settings.Data.KnownColumn,
        Labeler = settings.Labeler,
        Noise = settings.Noise,

        // An address may carry a user name, a password or a key.
        Endpoint = Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var endpoint) ? endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null,
        Model = settings.Model,
        Strategy = settings.Strategy,
        SeedSize = settings.SeedSize,
        Batch = settings.Batch,
        Budget = settings.Budget,
        MaxRounds = settings.MaxRounds,
        EntropyBelow = settings.EntropyBelow,
        Seed = settings.Seed,
    };
}
