using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;

namespace Rlaif.Classifiers.Tests.Latent;

/// <summary>Latent spaces for tests.</summary>
internal static class Spaces
{
    public static LatentSpace Learn(IReadOnlyList<string> texts, int threads = -1, bool pairs = true)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        return LatentSpaceLearner.Learn(texts, PoolFeatures.Build(texts, pairs, options), options);
    }

    public static float[] VectorOf(this LatentSpace space, string text)
    {
        using var features = new TextFeatures(new ulong[64], new float[64], pairs: true);
        features.Read(text);
        var vector = new float[LatentSpace.Dimensions];
        space.Project(features.Hashes, features.Values, vector);
        return vector;
    }

    public static double Similarity(this LatentSpace space, string left, string right) =>
        space.VectorOf(left).Zip(space.VectorOf(right)).Sum(pair => (double)pair.First * pair.Second);
}
