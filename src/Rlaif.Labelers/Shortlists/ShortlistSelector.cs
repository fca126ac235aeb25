using Rlaif.Labelers.Prompts;

namespace Rlaif.Labelers.Shortlists;

/// <summary>Chooses which classes to offer where there are too many for one prompt.</summary>
internal sealed class ShortlistSelector(LabelSet labels, ISimilarity similarity, ChatLabelerOptions options)
{
    private const int Similar = 20;

    /// <summary>Returns the most similar classes, the most similar first, and then those of the examples shown.</summary>
    public async ValueTask<int[]> SelectAsync(LabelRequest request, CancellationToken cancellationToken)
    {
        var scores = await similarity.CompareAsync(Excerpt.Of(request.Example.Text, options.MaxTextLength), cancellationToken).ConfigureAwait(false);
        var similar = Enumerable.Range(0, labels.Count).OrderByDescending(index => scores[index]).ThenBy(index => index).Take(Math.Min(Similar, options.MaxClassesInPrompt));
        return [.. similar.Union(request.Examples.Select(example => labels.IndexOf(example.Label)).Where(index => index >= 0))];
    }
}
