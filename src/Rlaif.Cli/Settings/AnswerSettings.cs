using System.Text.Json.Serialization;

namespace Rlaif.Cli.Settings;

/// <summary>What the options say about how a question is asked and how far an answer is trusted.</summary>
internal sealed record AnswerSettings
{
    [JsonRequired]
    public string SoftLabels { get; init; } = "auto";

    public int Votes { get; init; } = 1;

    public string? Jury { get; init; }

    public int FewShot { get; init; }

    public bool Rationale { get; init; }

    public bool Redact { get; init; }

    public bool BatchApi { get; init; }

    public int Canaries { get; init; }
}
