using Microsoft.ML;
using Rlaif.Classifiers.MLNet.Persistence;

namespace Rlaif.Classifiers.MLNet;

/// <summary>Reads the model files of <see cref="MLNetClassifier"/>, and its zips.</summary>
public sealed class MLNetClassifierFormat : IClassifierFormat
{
    internal const string Kind = "mlnet";
    private readonly Action<MLContext>? _prepare;

    /// <summary>Initializes the format.</summary>
    /// <param name="prepare">Registers what models of your own pipelines need, such as assemblies of custom mappings; <see langword="null"/> for nothing.</param>
    public MLNetClassifierFormat(Action<MLContext>? prepare = null) => _prepare = prepare;

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    /// <remarks>As with every ML.NET model, load files that you trust only.</remarks>
    public async Task<IClassifier> LoadAsync(Stream source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var content = new MemoryStream();
        await source.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        content.Position = 0;
        var context = new MLContext(seed: 0);
        _prepare?.Invoke(context);
        var (labels, pipeline) = ModelZip.Read(content, context);
        return new MLNetClassifier(labels, pipeline);
    }
}
