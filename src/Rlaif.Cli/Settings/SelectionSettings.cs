using System.Text.Json.Serialization;

namespace Rlaif.Cli.Settings;

/// <summary>What the options say about which rows are asked about, and for how long.</summary>
/// <remarks>Made anew, it is what holds where they say nothing; a file has to say everything.</remarks>
internal sealed record SelectionSettings
{
    [JsonRequired]
    public string Strategy { get; init; } = "auto";

    [JsonRequired]
    public string SeedSet { get; init; } = "clusters";

    public int SeedSize { get; init; } = 10;

    /// <summary>Gets how many texts of each class the labeler writes before the first round.</summary>
    public int SeedExamples { get; init; }

    public int Batch { get; init; } = 10;

    public double RandomSlice { get; init; } = 0.1;

    [JsonRequired]
    public string NearDuplicates { get; init; } = "collapse";

    public double Recheck { get; init; }

    public int? MaxRounds { get; init; }

    public double? EntropyBelow { get; init; }

    [JsonRequired]
    public string Stop { get; init; } = "auto";

    /// <summary>Gets the gain for which learning goes on; <see langword="null"/> for the library's own.</summary>
    public double? WorthwhileGain { get; init; }

    public double? TargetAgreement { get; init; }

    public double? Confidence { get; init; }

    public double? CompletionShare { get; init; }

    /// <summary>Takes over what was said about the end of learning; what was not said stays.</summary>
    /// <exception cref="UsageException">A gain is given for a run that never ends by itself.</exception>
    public SelectionSettings Stopping(string? stop, double? worthwhileGain) => (stop ?? Stop, worthwhileGain) is ("never", not null)
        ? throw new UsageException("--worthwhile-gain says when learning ends by itself, which --stop never rules out; leave it out, or give --stop auto.")
        : this with { Stop = stop ?? Stop, WorthwhileGain = worthwhileGain ?? WorthwhileGain };
}
