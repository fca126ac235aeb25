using System.Text.Json.Serialization;

namespace Rlaif.Experiments;

/// <summary>One run: where it ended, what it took in seconds, and how it got there.</summary>
internal sealed record Curve
{
    public required string Data { get; init; }

    public required string Strategy { get; init; }

    public required string Classifier { get; init; }

    /// <summary>Gets the share of wrong answers.</summary>
    public required double Noise { get; init; }

    public required ulong Seed { get; init; }

    public required int Labels { get; init; }

    public required double Acc { get; init; }

    [JsonPropertyName("f1")]
    public required double F1 { get; init; }

    public required double MacroRecall { get; init; }

    /// <summary>Gets the number of classes that the labels name.</summary>
    public required int ClassesFound { get; init; }

    public required double Ece { get; init; }

    public required double ReadS { get; init; }

    public required double FeatureS { get; init; }

    public required double TrainS { get; init; }

    public required double ScoreS { get; init; }

    public required double QueryS { get; init; }

    public required double LoopS { get; init; }

    public required double PeakMb { get; init; }

    [JsonPropertyName("curve")]
    public required IReadOnlyList<double> Accuracies { get; init; }

    [JsonPropertyName("entropy")]
    public required IReadOnlyList<double> Entropies { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Rechecked? Recheck { get; init; }

    /// <summary>Gets where the run would have ended by itself; <see langword="null"/> where nobody asked.</summary>
    public Stops? Stops { get; init; }
}
