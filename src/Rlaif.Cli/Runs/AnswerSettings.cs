namespace Rlaif.Cli.Runs;

/// <summary>What the options say about how a question is asked and how far an answer is trusted.</summary>
internal sealed record AnswerSettings
{
    public required string SoftLabels { get; init; }

    public int Votes { get; init; }

    public string? Jury { get; init; }

    public int FewShot { get; init; }

    public bool Rationale { get; init; }

    public bool Redact { get; init; }

    public bool BatchApi { get; init; }

    public int Canaries { get; init; }
}
