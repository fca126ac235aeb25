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
        var (labels, model) = LinearContent.Read(content.GetBuffer().AsSpan(0, (int)content.Length));
        return new LinearClassifier(labels, model);
    }
}
