using System.Text.Json.Serialization;

namespace Rlaif.Cli.Records;

/// <summary>A line of <c>rounds.jsonl</c>; counts are those of the run so far, times are those of the round.</summary>
internal sealed record RoundLine
{
    public required int Round { get; init; }

    public required int Labels { get; init; }

    public required int Asked { get; init; }

    public required int Unlabeled { get; init; }

    public required Dictionary<string, int> Outcomes { get; init; }

    public required double? MeanEntropy { get; init; }

    public required double? MedianEntropy { get; init; }

    [JsonPropertyName("p90_entropy")]
    public required double? Percentile90Entropy { get; init; }

    public required double? Agreement { get; init; }

    /// <summary>Gets the mean normalized entropy of the stop set, fixed rows that are asked about last.</summary>
    public required double? StopSetEntropy { get; init; }

    public required double? StopSetKappa { get; init; }

    public required double? ExpectedAccuracy { get; init; }

    /// <summary>Gets the rows drawn at random so far.</summary>
    public required int RandomRows { get; init; }

    /// <summary>Gets how many of these were predicted as they were then labeled.</summary>
    public required int RandomAgreed { get; init; }

    public required double? Accuracy { get; init; }

    public required double? MacroPrecision { get; init; }

    public required double? MacroRecall { get; init; }

    [JsonPropertyName("macro_f1")]
    public required double? MacroF1 { get; init; }

    public required double? LogLoss { get; init; }

    public required double? CalibrationError { get; init; }

    public required double? Kappa { get; init; }

    public required long PromptTokens { get; init; }

    public required long CompletionTokens { get; init; }

    public required int Requests { get; init; }

    public required decimal? CostUsd { get; init; }

    public required double QueryMs { get; init; }

    public required double LabelMs { get; init; }

    public required double TrainMs { get; init; }

    public required double PredictMs { get; init; }

    public required double EvaluateMs { get; init; }

    public static RoundLine Of(Round round) => new()
    {
        Round = round.Number,
        Labels = round.Labels,
        Asked = round.Asked,
        Unlabeled = round.Unlabeled,
        Outcomes = round.Outcomes.ToDictionary(pair => JsonName.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal),
        MeanEntropy = Rounded(round.Entropy?.Mean),
        MedianEntropy = Rounded(round.Entropy?.Median),
        Percentile90Entropy = Rounded(round.Entropy?.Percentile90),
        Agreement = Rounded(round.Agreement),
        StopSetEntropy = Rounded(round.StopSet?.Entropy.Mean),
        StopSetKappa = Rounded(round.StopSet?.Kappa),
        ExpectedAccuracy = Rounded(round.StopSet?.ExpectedAccuracy),
        RandomRows = round.RandomSlice.Rows,
        RandomAgreed = round.RandomSlice.Agreed,
        Accuracy = Rounded(round.HeldOut?.Accuracy),
        MacroPrecision = Rounded(round.HeldOut?.MacroPrecision),
        MacroRecall = Rounded(round.HeldOut?.MacroRecall),
        MacroF1 = Rounded(round.HeldOut?.MacroF1),
        LogLoss = Rounded(round.HeldOut?.LogLoss),
        CalibrationError = Rounded(round.HeldOut?.ExpectedCalibrationError),
        Kappa = Rounded(round.HeldOut?.CohenKappa),
        PromptTokens = round.Usage.PromptTokens,
        CompletionTokens = round.Usage.CompletionTokens,
        Requests = round.Requests,
        CostUsd = round.Cost,
        QueryMs = Milliseconds(round.Durations.Query),
        LabelMs = Milliseconds(round.Durations.Label),
        TrainMs = Milliseconds(round.Durations.Train),
        PredictMs = Milliseconds(round.Durations.Predict),
        EvaluateMs = Milliseconds(round.Durations.Evaluate),
    };

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 6) : null;

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 2);
}
