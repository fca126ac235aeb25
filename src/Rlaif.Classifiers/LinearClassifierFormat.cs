using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Persistence;

namespace Rlaif.Classifiers;

/// <summary>Reads the model files of <see cref="LinearClassifier"/>.</summary>
public sealed class LinearClassifierFormat : IClassifierFormat
{
    internal const string Kind = "linear";

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public async Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var content = new MemoryStream();
        await source.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return Read(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    internal static LinearClassifier Read(ReadOnlySpan<byte> content)
    {
        var reader = new ContentReader(content);
        var (labels, model) = LinearContent.Read(ref reader);
        return model.Width == LatentSpace.Dimensions ? new LinearClassifier(labels, model) : throw ContentReader.Damaged();
    }
}
