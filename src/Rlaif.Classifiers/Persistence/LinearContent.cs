using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;
using Rlaif.Classifiers.Training;

namespace Rlaif.Classifiers.Persistence;

/// <summary>The content of a linear model's file.</summary>
/// <remarks>
/// Little-endian: the version (4 bytes); 1 where word pairs are features, else 0 (1 byte); the number of classes
/// and the classes; the number of features and their hashes, ascending; the intercepts; the weights, feature after
/// feature; the number of features with a vector, their hashes, ascending, and the vectors, in half precision; the
/// length of a text's vector and the weights of its dimensions. The version also stands for the way in which a text
/// becomes hashes and values.
/// </remarks>
internal static class LinearContent
{
    private const int Version = 2;

    // Far beyond any trained weight, and a sum of such numbers is still finite in single precision.
    private const float MaximumMagnitude = 1e15f;

    // No model's embeddings are longer; in memory the weights of a dimension take up to 16 times their room in the file.
    private const int MaximumEmbedding = 65_536;

    public static void Write(ContentWriter writer, LabelSet labels, LinearModel model)
    {
        writer.Write(Version);
        writer.Write(model.WordPairs);
        LabelContent.Write(writer, labels);
        writer.Write(model.Features.Count);
        writer.Write(model.Features.Hashes);
        writer.Write(model.Intercepts);
        writer.Write(model.Weights);
        writer.Write(model.Space.Features.Count);
        writer.Write(model.Space.Features.Hashes);
        writer.Write(model.Space.Vectors);
        writer.Write(model.Width);
        writer.Write(model.DenseWeights);
    }

    public static (LabelSet Labels, LinearModel Model) Read(ref ContentReader reader)
    {
        var version = reader.ReadInt32();
        if (version != Version)
        {
            throw new ModelFileException($"The model file has version {version} of the linear format, and this release reads version {Version}; update Rlaif or train anew.");
        }

        var wordPairs = reader.ReadBoolean();
        var labels = LabelContent.Read(ref reader);
        var hashes = reader.ReadUInt64s(reader.ReadCount(sizeof(ulong)));
        var intercepts = reader.ReadSingles(labels.Count);
        var weights = reader.ReadSingles((long)hashes.Length * labels.Count);
        var space = ReadSpace(ref reader);
        var width = reader.ReadCount(sizeof(float));
        if (width is < LatentSpace.Dimensions or > LatentSpace.Dimensions + MaximumEmbedding)
        {
            throw ContentReader.Damaged();
        }

        var denseWeights = reader.ReadSingles((long)width * labels.Count);
        return reader.IsAtEnd && IsAscending(hashes) && AreWeights(intercepts) && AreWeights(weights) && AreWeights(denseWeights)
            ? (labels, new LinearModel(new FeatureIndex(hashes), weights, intercepts, wordPairs, space, denseWeights))
            : throw ContentReader.Damaged();
    }

    private static LatentSpace ReadSpace(ref ContentReader reader)
    {
        var hashes = reader.ReadUInt64s(reader.ReadCount(sizeof(ulong)));
        var vectors = reader.ReadHalves((long)hashes.Length * LatentSpace.Dimensions);
        return IsAscending(hashes) && vectors.All(Half.IsFinite) ? new LatentSpace(new FeatureIndex(hashes), vectors) : throw ContentReader.Damaged();
    }

    private static bool IsAscending(ReadOnlySpan<ulong> hashes)
    {
        for (var index = 1; index < hashes.Length; index++)
        {
            if (hashes[index] <= hashes[index - 1])
            {
                return false;
            }
        }

        return true;
    }

    // A comparison with NaN is false.
    private static bool AreWeights(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!(MathF.Abs(value) <= MaximumMagnitude))
            {
                return false;
            }
        }

        return true;
    }
}
