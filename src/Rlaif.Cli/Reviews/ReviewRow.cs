using Rlaif.Cli.Records;

namespace Rlaif.Cli.Reviews;

/// <summary>A row that a person is to look at.</summary>
/// <param name="Example">The text.</param>
/// <param name="Label">The answer that is in doubt; empty where there is none.</param>
/// <param name="Guess">What the classifier says.</param>
/// <param name="Reason">Why the row is here.</param>
internal sealed record ReviewRow(TextExample Example, string Label, string Guess, string Reason)
{
    /// <summary>Lists the rows set aside, then those with contested answers, the most doubtful first; equal texts once.</summary>
    public static IReadOnlyList<ReviewRow> Of(ActiveLearningResult result)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var contested = result.Contested.Index().ToDictionary(label => label.Item.ExampleId, label => label, StringComparer.Ordinal);
        var aside = new List<ReviewRow>();
        var doubtful = new SortedDictionary<int, ReviewRow>();
        foreach (var row in result.Labeled)
        {
            if (row.Source == LabelSource.Review && texts.Add(row.Example.Text))
            {
                aside.Add(new ReviewRow(row.Example, string.Empty, row.Label, JsonName.Of(row.Outcome)));
            }
            else if (row.Source == LabelSource.Labeler && contested.TryGetValue(row.Example.Id, out var label))
            {
                doubtful.Add(label.Index, new ReviewRow(row.Example, row.Label, label.Item.Suggested, "contested"));
            }
        }

        return [.. aside, .. doubtful.Values];
    }
}
