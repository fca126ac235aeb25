using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Rlaif.Classifiers;
using Rlaif.Cli.Connections;
using Rlaif.Cli.Settings;

namespace Rlaif.Cli.Runs;

/// <summary>Loads the classifier of a run.</summary>
internal static class SavedModel
{
    /// <exception cref="UsageException">There is no file, or it needs embeddings that the options do not give.</exception>
    public static async Task<IClassifier> LoadAsync(string path, EmbeddingSettings? embeddings, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no model {path}; give the model.rlaif of a run.");
        }

        IEmbeddingGenerator<string, Embedding<float>> generator = embeddings is null ? new MissingEmbeddings() : EmbeddingConnection.Open(embeddings, loggerFactory);
        await using var file = File.OpenRead(path);
        var classifier = await ReadAsync(path, file, [new LinearClassifierFormat(), new EmbeddingClassifierFormat(generator), new MLNetFormat()], cancellationToken);
        return embeddings is null && classifier is EmbeddingClassifier { EmbeddingModel: var needed }
            ? throw new UsageException($"The model reads embeddings; give --embedding-model {needed ?? "NAME"}, and --embedding-endpoint where it is not one of OpenAI.")
            : classifier;
    }

    private static async Task<IClassifier> ReadAsync(string path, Stream file, IClassifierFormat[] formats, CancellationToken cancellationToken)
    {
        try
        {
            return await ModelFile.ReadAsync(file, formats, cancellationToken);
        }
        catch (ModelFileException exception)
        {
            throw new UsageException($"{path}: {exception.Message}");
        }
    }
}
