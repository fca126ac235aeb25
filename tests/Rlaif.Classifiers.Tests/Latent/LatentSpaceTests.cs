using Rlaif.Classifiers.Features;
using Rlaif.Classifiers.Latent;

namespace Rlaif.Classifiers.Tests.Latent;

public sealed class LatentSpaceTests
{
    private static readonly string[] Texts = [.. Some.Texts(300, seed: 4), "", "rare words only here"];

    private static readonly LatentSpace Space = Spaces.Learn(Texts);

    [Theory]
    [InlineData("")]
    [InlineData("quite unknown")]
    public void Project_NoKnownFeature_GivesZeros(string text) => Assert.All(Space.VectorOf(text), value => Assert.Equal(0, value));

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void Project_RowsOfAPool_GivesTheBitsOfTheirTexts(int room)
    {
        var features = PoolFeatures.Build(Texts, pairs: true, new ParallelOptions());
        var stride = LatentSpace.Dimensions + room;
        var vectors = new float[Texts.Length * stride];

        Space.Project(features.Words, vectors, stride, new ParallelOptions());

        Assert.All(Enumerable.Range(0, Texts.Length), row => Assert.Equal(Space.VectorOf(Texts[row]), vectors.AsSpan(row * stride, LatentSpace.Dimensions).ToArray()));
        Assert.All(Enumerable.Range(0, Texts.Length), row => Assert.All(vectors.AsSpan((row * stride) + LatentSpace.Dimensions, room).ToArray(), value => Assert.Equal(0, value)));
    }

    [Fact]
    public void Project_TextTwiceAsLong_GivesTheSameDirection() => Assert.InRange(Space.Similarity(Texts[0], Texts[0] + "\n" + Texts[0]), 0.98, 1.0001);
}
