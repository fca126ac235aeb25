namespace Rlaif.Cli.Records;

/// <summary>A member of a jury by the agreement of all: for each class that seems true, what it answers.</summary>
internal sealed record VoterSummary(string Name, int Votes, double? Accuracy, Dictionary<string, Dictionary<string, double>> Confusion)
{
    private const double WorthALine = 0.005;

    public static VoterSummary Of(VoterReport voter, LabelSet labels) => new(
        voter.Name,
        voter.Votes,
        voter.Accuracy is { } accuracy ? Rounded(accuracy) : null,
        voter.Confusion.Index().ToDictionary(row => labels[row.Index].Name, row => Answers(row.Item, labels), StringComparer.Ordinal));

    // Of many classes most are never confused with each other.
    private static Dictionary<string, double> Answers(SoftLabel answers, LabelSet labels) =>
        Enumerable.Range(0, labels.Count).Where(label => answers.Probabilities[label] >= WorthALine)
            .ToDictionary(label => labels[label].Name, label => Rounded(answers.Probabilities[label]), StringComparer.Ordinal);

    private static double Rounded(double share) => Math.Round(share, 4);
}
