namespace Rlaif.Classifiers.Tests;

/// <summary>Takes the content out of a model file's envelope.</summary>
internal sealed class CapturingFormat(string name) : IClassifierFormat
{
    private byte[] _content = [];

    public string Name => name;

    public static async Task<byte[]> ContentOfAsync(IClassifier classifier, string kind = "linear")
    {
        var format = new CapturingFormat(kind);
        using var file = new MemoryStream(await Some.SaveAsync(classifier));
        await Assert.ThrowsAsync<NotSupportedException>(() => ModelFile.ReadAsync(file, [format]));
        return format._content;
    }

    public async Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default)
    {
        using var content = new MemoryStream();
        await source.CopyToAsync(content, cancellationToken);
        _content = content.ToArray();
        throw new NotSupportedException();
    }
}
