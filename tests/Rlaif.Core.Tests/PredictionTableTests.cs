namespace Rlaif.Tests;

public sealed class PredictionTableTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(77)]
    [InlineData(5000)]
    public void Measures_RandomRows_AgreeWithThePlainFormulas(int classes)
    {
        var rows = Enumerable.Range(0, 61).Select(seed => RandomRow(classes, seed)).ToArray();
        var table = new PredictionTable([.. rows.SelectMany(row => row)], classes);

        for (var row = 0; row < rows.Length; row++)
        {
            var label = new SoftLabel(rows[row]);
            var descending = rows[row].OrderDescending().ToArray();
            Assert.Equal(-rows[row].Where(p => p > 0).Sum(p => p * Math.Log(p)) / Math.Log(classes), table.NormalizedEntropy()[row], 1e-5);
            Assert.Equal(label.NormalizedEntropy, table.NormalizedEntropy()[row], 1e-5);
            Assert.Equal(descending[0] - descending[1], table.Margin()[row]);
            Assert.Equal(label.Margin, table.Margin()[row]);
            Assert.Equal(descending[0], table.Confidence()[row]);
            Assert.Equal(Array.IndexOf(rows[row], descending[0]), table.Top()[row]);
        }
    }

    [Fact]
    public void NormalizedEntropy_CertainAndUniformRows_AreZeroAndOne() =>
        Assert.Equal([0f, 1f], new PredictionTable([1, 0, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f], 4).NormalizedEntropy());

    [Theory]
    [InlineData(0.65f, 0.934)]
    [InlineData(0.92f, 0.402)]
    [InlineData(0.97f, 0.194)]
    public void NormalizedEntropy_TwoClasses_IsTheBinaryEntropyInBits(float probability, double bits) =>
        Assert.Equal(bits, new PredictionTable([probability, 1 - probability], 2).NormalizedEntropy()[0], 0.0006);

    [Fact]
    public void Measures_OneClass_AreCertain()
    {
        var table = new PredictionTable([1, 1, 1], 1);

        Assert.Equal([0f, 0, 0], table.NormalizedEntropy());
        Assert.Equal([1f, 1, 1], table.Margin());
    }

    [Fact]
    public void Measures_NoRows_AreEmpty() => Assert.Empty(new PredictionTable([], 3).NormalizedEntropy());

    [Fact]
    public void Constructor_BrokenRow_Throws() => Assert.Throws<ArgumentException>(() => new PredictionTable([0.5f, 0.5f, 1], 2));

    private static float[] RandomRow(int classes, int seed)
    {
        var random = new Random(seed);
        var values = Enumerable.Range(0, classes).Select(_ => random.Next(4) == 0 ? 0 : Math.Pow(random.NextDouble(), 4)).ToArray();
        values[seed % classes] += 0.1;
        return [.. values.Select(value => (float)(value / values.Sum()))];
    }
}
