using System.Numerics.Tensors;

namespace Rlaif.Classifiers.Tests;

public sealed class TextPoolVectorsTests
{
    [Fact]
    public async Task Similarity_TwoRows_IsTheCosineOfTheirTfIdf()
    {
        // The names of the two classes are rows beside the three of the pool.
        var (red, car, sky) = (Math.Log(6.0 / 3) + 1, Math.Log(6.0 / 2) + 1, Math.Log(6.0 / 3) + 1);
        var expected = red * red / (Math.Sqrt((red * red) + (car * car)) * Math.Sqrt((red * red) + (sky * sky)));

        var vectors = await VectorsAsync(["red car", "red sky", "blue sky"]);

        Assert.Equal(expected, vectors.Similarity(0, 1), 1e-6);
        Assert.Equal(vectors.Similarity(0, 1), vectors.Similarity(1, 0));
        Assert.Equal(1, vectors.Similarity(0, 0), 1e-6);
        Assert.Equal(0, vectors.Similarity(0, 2));
    }

    [Fact]
    public async Task Similarity_RowWithoutFeatures_IsZero()
    {
        var vectors = await VectorsAsync(["red car", ""]);

        Assert.Equal((0, 0), (vectors.Similarity(0, 1), vectors.Similarity(1, 1)));
        Assert.Equal(2, vectors.Count);
    }

    [Fact]
    public async Task Read_TextsOfAPool_GivesUnitVectorsThatAreCloseWhereTextsAreAlike()
    {
        var vectors = await VectorsAsync(["red car", "red cars", "blue sky", "", "a blue sky", "the sky"]);
        var rows = new float[6][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new float[vectors.Dimensions];
            vectors.Read(row, rows[row]);
        }

        Assert.Equal([1, 1, 1, 0, 1, 1], rows.Select(row => Math.Round(TensorPrimitives.Norm<float>(row), 4)));
        Assert.True(TensorPrimitives.Dot<float>(rows[0], rows[1]) > TensorPrimitives.Dot<float>(rows[0], rows[2]));
    }

    private static async Task<PoolVectors> VectorsAsync(string[] texts)
    {
        await using var session = await new LinearTrainer(new LinearTrainerOptions { WordPairs = false }).OpenAsync(Pool.FromTexts(texts), new LabelSet("near", "far"), seed: 1);
        return session.Vectors!;
    }
}
