using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Persistence;

/// <summary>The content of the file of a classifier with embeddings.</summary>
/// <remarks>1 and the name of the embedding model, or 0 where it has none; then the content of a linear model.</remarks>
internal static class EmbeddingContent
{
    public static ReadOnlyMemory<byte> Write(string? embeddingModel, LabelSet labels, LinearModel model)
    {
        var writer = new ContentWriter();
        writer.Write(embeddingModel is not null);
        if (embeddingModel is not null)
        {
            writer.Write(embeddingModel);
        }

        LinearContent.Write(writer, labels, model);
        return writer.Written;
    }

    public static (string? EmbeddingModel, LabelSet Labels, LinearModel Model) Read(ReadOnlySpan<byte> content)
    {
        var reader = new ContentReader(content);
        var embeddingModel = reader.ReadBoolean() ? reader.ReadString() : null;
        var (labels, model) = LinearContent.Read(ref reader);
        return model.Width > LatentSpace.Dimensions ? (embeddingModel, labels, model) : throw ContentReader.Damaged();
    }
}
