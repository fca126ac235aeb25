namespace Rlaif.Labelers.Juries;

/// <summary>Makes one annotation of the answers about an example.</summary>
internal static class Verdict
{
    // What is said of an example that nobody labeled. What may pass comes first, since the example is then asked about
    // again; what a model said of the text comes before what only kept it from answering.
    private static readonly AnnotationOutcome[] MostTellingFirst =
    [
        AnnotationOutcome.FailedTransient, AnnotationOutcome.Abstained, AnnotationOutcome.Refused, AnnotationOutcome.Filtered,
        AnnotationOutcome.Invalid, AnnotationOutcome.FailedPermanent, AnnotationOutcome.NotAsked,
    ];

    /// <summary>Sums up a ballot with at least one answer.</summary>
    /// <param name="ballot">The answers.</param>
    /// <param name="name">The name of the jury; null for that of its only member.</param>
    public static Annotation Of(Ballot ballot, string? name)
    {
        var answers = ballot.Answers;
        Annotation[] labeled = [.. answers.Select(answer => answer.Annotation).Where(answer => answer.Label is not null)];
        var verdict = labeled.Length > 0 ? Labeled(labeled) : WithoutLabel(ballot);
        return verdict with
        {
            Labeler = name ?? answers[0].Annotation.Labeler,
            Model = Models(answers),
            Votes = Votes(answers),
            FromCache = answers.All(answer => answer.Annotation.FromCache),
            IsSuspicious = answers.Any(answer => answer.Annotation.IsSuspicious),
            Shortlist = Shortlist(answers),
            StopReason = answers.Select(answer => answer.Annotation.StopReason).FirstOrDefault(reason => reason is not null),
            Usage = answers.Aggregate(default(TokenUsage), (sum, answer) => sum + answer.Annotation.Usage),
            Cost = answers.Aggregate((decimal?)0, (sum, answer) => sum + CostOf(answer.Annotation)),
            Requests = answers.Sum(answer => answer.Annotation.Requests),
            Retries = answers.Sum(answer => answer.Annotation.Retries),
            Latency = answers.Max(answer => answer.Annotation.Latency),
        };
    }

    private static Annotation Labeled(Annotation[] labeled)
    {
        var label = Mean(labeled);
        return new Annotation(labeled[0].ExampleId, AnnotationOutcome.Labeled, label)
        {
            ConfidenceSource = labeled.Length == 1 ? labeled[0].ConfidenceSource : ConfidenceSource.Votes,
            Rationale = labeled.FirstOrDefault(answer => answer.Rationale is not null && answer.Label!.Top == label.Top)?.Rationale,
        };
    }

    // Whoever could not go on may answer another time.
    private static Annotation WithoutLabel(Ballot ballot)
    {
        if (!ballot.IsComplete)
        {
            return new Annotation(ballot.Request.Example.Id, AnnotationOutcome.FailedTransient) { Detail = "A labeler of the jury could not go on." };
        }

        var telling = ballot.Answers.Select(answer => answer.Annotation).MinBy(answer => Array.IndexOf(MostTellingFirst, answer.Outcome))!;
        return new Annotation(telling.ExampleId, telling.Outcome) { Detail = telling.Detail };
    }

    private static SoftLabel Mean(Annotation[] labeled)
    {
        var mean = new float[labeled[0].Label!.Probabilities.Length];
        foreach (var answer in labeled)
        {
            for (var index = 0; index < mean.Length; index++)
            {
                mean[index] += answer.Label!.Probabilities[index] / labeled.Length;
            }
        }

        return new SoftLabel(mean);
    }

    // Two members may ask the same model, yet they are two voters.
    private static IReadOnlyList<Vote> Votes(IReadOnlyList<(int Member, Annotation Annotation)> answers) =>
    [
        .. answers.Select(answer =>
        {
            var namesakes = answers.Where(other => other.Member < answer.Member && other.Annotation.Labeler == answer.Annotation.Labeler).DistinctBy(other => other.Member).Count();
            return new Vote(namesakes == 0 ? answer.Annotation.Labeler : $"{answer.Annotation.Labeler}#{namesakes + 1}", answer.Annotation.Label);
        }),
    ];

    private static string? Models(IReadOnlyList<(int Member, Annotation Annotation)> answers)
    {
        string[] models = [.. answers.Select(answer => answer.Annotation.Model).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return models.Length == 0 ? null : string.Join(", ", models);
    }

    private static IReadOnlyList<int>? Shortlist(IReadOnlyList<(int Member, Annotation Annotation)> answers) =>
        answers.All(answer => answer.Annotation.Shortlist is not null)
            ? [.. answers.SelectMany(answer => answer.Annotation.Shortlist!).Distinct().Order()]
            : null;

    private static decimal? CostOf(Annotation answer) => answer.Cost ?? (answer.Requests == 0 ? 0 : null);
}
