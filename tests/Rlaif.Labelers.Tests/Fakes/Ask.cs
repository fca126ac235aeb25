namespace Rlaif.Labelers.Tests.Fakes;

/// <summary>Asks a labeler and collects what it answers.</summary>
internal static class Ask
{
    public static LabelRequest Request(string text, ulong seed = 7) => new(new TextExample(text, text), 1, 1, seed);

    public static async Task<Annotation> OneAsync(ILabeler labeler, LabelRequest request) => Assert.Single(await AllAsync(labeler, request));

    public static async Task<List<Annotation>> AllAsync(ILabeler labeler, params LabelRequest[] batch)
    {
        var annotations = new List<Annotation>();
        await foreach (var annotation in labeler.LabelAsync(batch))
        {
            annotations.Add(annotation);
        }

        return annotations;
    }
}
