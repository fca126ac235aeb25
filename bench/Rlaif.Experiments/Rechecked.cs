namespace Rlaif.Experiments;

/// <summary>What the classifier contested of a run's answers, and what asking again brought.</summary>
internal sealed record Rechecked
{
    public required int Wrong { get; init; }

    public required double Estimated { get; init; }

    public required int Flagged { get; init; }

    /// <summary>Gets how many of the flagged answers are truly wrong.</summary>
    public required int FlaggedWrong { get; init; }

    public required int Asked { get; init; }

    /// <summary>Gets how many of the answers asked about again had been wrong.</summary>
    public required int AskedWrong { get; init; }

    public required int Confirmed { get; init; }

    public required int Corrected { get; init; }

    public required int SetAside { get; init; }

    /// <summary>Gets the accuracy of the final labels of the rows that the labeler was asked about.</summary>
    public required double AnswersBefore { get; init; }

    public required double AnswersAfter { get; init; }

    /// <summary>Gets the accuracy of the answers that stand, those left out that wait for a person.</summary>
    public required double StandingAfter { get; init; }

    /// <summary>Gets the accuracy of the final labels of the whole pool.</summary>
    public required double AllBefore { get; init; }

    public required double AllAfter { get; init; }

    public required double HeldOutBefore { get; init; }

    public required double HeldOutAfter { get; init; }

    public static async Task<Rechecked> OfAsync(ExperimentData data, ActiveLearningResult before, ActiveLearningResult after)
    {
        int[] answered = [.. Enumerable.Range(0, before.Labeled.Count).Where(index => before.Labeled[index].Source == LabelSource.Labeler)];
        var wrong = answered.Where(index => !IsRight(data, before.Labeled[index])).Select(index => before.Labeled[index].Example.Id).ToHashSet(StringComparer.Ordinal);
        var noise = after.Noise!;
        return new Rechecked
        {
            Wrong = wrong.Count,
            Estimated = Math.Round(noise.EstimatedErrors, 1),
            Flagged = noise.Contested,
            FlaggedWrong = after.Contested.Count(label => wrong.Contains(label.ExampleId)),
            Asked = noise.AskedAgain,
            AskedWrong = after.Contested.Take(noise.AskedAgain).Count(label => wrong.Contains(label.ExampleId)),
            Confirmed = noise.Confirmed,
            Corrected = noise.Corrected,
            SetAside = noise.SetAside,
            AnswersBefore = Accuracy(data, answered.Select(index => before.Labeled[index])),
            AnswersAfter = Accuracy(data, answered.Select(index => after.Labeled[index])),
            StandingAfter = Accuracy(data, answered.Select(index => after.Labeled[index]).Where(row => row.Source == LabelSource.Labeler)),
            AllBefore = Accuracy(data, before.Labeled),
            AllAfter = Accuracy(data, after.Labeled),
            HeldOutBefore = await HeldOutAccuracyAsync(data, before.Classifier),
            HeldOutAfter = await HeldOutAccuracyAsync(data, after.Classifier),
        };
    }

    private static bool IsRight(ExperimentData data, LabeledExample row) => row.Label == data.Gold[row.Example.Id];

    private static double Accuracy(ExperimentData data, IEnumerable<LabeledExample> rows) => Math.Round(rows.Average(row => IsRight(data, row) ? 1.0 : 0), 4);

    private static async Task<double> HeldOutAccuracyAsync(ExperimentData data, IClassifier classifier)
    {
        var top = (await classifier.PredictAsync([.. data.HeldOut.Select(text => text.Text)])).Top();
        return Math.Round(data.HeldOut.Where((text, index) => data.Labels.IndexOf(text.Label) == top[index]).Count() / (double)top.Length, 4);
    }
}
