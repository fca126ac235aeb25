using Microsoft.ML;
using Microsoft.ML.Data;
using Rlaif.Classifiers.MLNet.Scoring;

namespace Rlaif.Classifiers.MLNet.Tests.Scoring;

public sealed class ScoreColumnTests
{
    [Theory]
    [InlineData(new[] { 0.2f, 0.3f, 0.5f }, new[] { 0.2f, 0.3f, 0.5f })]
    [InlineData(new[] { 2f, 3f, 5f }, new[] { 0.2f, 0.3f, 0.5f })]
    [InlineData(new[] { 0f, 0f, 0f }, new[] { 1 / 3f, 1 / 3f, 1 / 3f })]
    [InlineData(new[] { float.NaN, 1f, 0f }, new[] { 1 / 3f, 1 / 3f, 1 / 3f })]
    [InlineData(new[] { float.PositiveInfinity, 1f, 0f }, new[] { 1 / 3f, 1 / 3f, 1 / 3f })]
    public void Write_Probabilities_AreDividedByTheirSum(float[] scores, float[] expected) => AssertWrites(MLNetScores.Probabilities, scores, expected);

    [Theory]
    [InlineData(new[] { 0f, 0f, 0f }, new[] { 1 / 3f, 1 / 3f, 1 / 3f })]
    [InlineData(new[] { -5000f, -5000f, -6000f }, new[] { 0.5f, 0.5f, 0f })]
    [InlineData(new[] { 90f, float.NegativeInfinity, 90f }, new[] { 0.5f, 0f, 0.5f })]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity }, new[] { 1 / 3f, 1 / 3f, 1 / 3f })]
    [InlineData(new[] { float.NaN, 1f, 0f }, new[] { 1 / 3f, 1 / 3f, 1 / 3f })]
    public void Write_Logarithms_GoThroughASoftmax(float[] scores, float[] expected) => AssertWrites(MLNetScores.Logarithms, scores, expected);

    [Fact]
    public void Write_NegativeProbability_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => AssertWrites(MLNetScores.Probabilities, [-0.5f, 1, 0.5f], []));

    private static void AssertWrites(MLNetScores kind, float[] scores, float[] expected)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Score", new VectorDataViewType(NumberDataViewType.Single, 3));
        var column = ScoreColumn.Of(schema.ToSchema(), Some.Topics, kind);
        var probabilities = new float[3];

        column.Write(new VBuffer<float>(3, scores), probabilities);

        Assert.All(Enumerable.Range(0, 3), index => Assert.Equal(expected[index], probabilities[index], 1e-6f));
    }
}
